package io.github.mlmodel.engine.neural.operator;

import io.github.mlmodel.engine.neural.tensor.Call;
import io.github.mlmodel.engine.neural.tensor.Shapes;
import io.github.mlmodel.engine.neural.tensor.Signature;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Matrix products. */
final class MatrixOperators {

    private MatrixOperators() {}

    static void addTo(Map<String, Operator> all) {
        all.put("MatMul", Operator.of(MatrixOperators::productShape, MatrixOperators::productGradients));
        all.put("Gemm", Operator.of(MatrixOperators::gemmShape, MatrixOperators::gemmGradients));
        all.put("Einsum", Operator.of(Einsum::infer, Einsum::gradients));
    }

    /** A vector on the left is a row, one on the right a column; the dimension so added is left out of the product. */
    private static List<Signature> productShape(Call call) {
        List<Long> a = matrix(call.input(0), true);
        List<Long> b = matrix(call.input(1), false);
        if (!a.get(a.size() - 1).equals(b.get(b.size() - 2))) {
            throw new IllegalArgumentException("MatMul of " + call.input(0).shape() + " and "
                    + call.input(1).shape());
        }
        List<Long> shape = new ArrayList<>(Shapes.broadcast(a.subList(0, a.size() - 2), b.subList(0, b.size() - 2)));
        if (call.input(0).rank() > 1) {
            shape.add(a.get(a.size() - 2));
        }
        if (call.input(1).rank() > 1) {
            shape.add(b.get(b.size() - 1));
        }
        return Signatures.one(call.input(0).type(), shape);
    }

    private static List<Long> matrix(Tensor tensor, boolean left) {
        if (tensor.rank() > 1) {
            return tensor.shape();
        }
        if (tensor.rank() == 0) {
            throw new IllegalArgumentException("MatMul of " + tensor.name() + ", which has no dimensions");
        }
        return left ? List.of(1L, tensor.length(0)) : List.of(tensor.length(0), 1L);
    }

    private static List<Tensor> productGradients(Call call, List<Tensor> dy) {
        Tensor a = call.input(0).reshape(matrix(call.input(0), true));
        Tensor b = call.input(1).reshape(matrix(call.input(1), false));
        List<Long> shape = new ArrayList<>(
                Shapes.broadcast(a.shape().subList(0, a.rank() - 2), b.shape().subList(0, b.rank() - 2)));
        shape.add(a.length(-2));
        shape.add(b.length(-1));
        Tensor d = dy.get(0).reshape(shape);
        if (b.rank() > 2) {
            return List.of(d.matMul(swapped(b)), swapped(a).matMul(d));
        }
        // One product of tall matrices instead of many whose results are added up.
        Tensor flat = d.reshape(-1, b.length(1));
        Tensor da = flat.gemm(b, false, true).reshape(a.shape());
        Tensor db = a.reshape(-1, b.length(0)).gemm(flat, true, false);
        return List.of(da.reshapeLike(call.input(0)), db.reshapeLike(call.input(1)));
    }

    private static Tensor swapped(Tensor matrix) {
        int rank = matrix.rank();
        long[] order = Shapes.range(0, rank);
        order[rank - 1] = rank - 2L;
        order[rank - 2] = rank - 1L;
        return matrix.transpose(order);
    }

    private static List<Signature> gemmShape(Call call) {
        Tensor a = call.input(0);
        Tensor b = call.input(1);
        boolean transA = call.integer("transA", 0) == 1;
        boolean transB = call.integer("transB", 0) == 1;
        if (a.rank() != 2 || b.rank() != 2 || a.length(transA ? 0 : 1) != b.length(transB ? 1 : 0)) {
            throw new IllegalArgumentException("Gemm of " + a.shape() + " and " + b.shape());
        }
        return Signatures.one(a.type(), List.of(a.length(transA ? 1 : 0), b.length(transB ? 0 : 1)));
    }

    private static List<Tensor> gemmGradients(Call call, List<Tensor> dy) {
        boolean transA = call.integer("transA", 0) == 1;
        boolean transB = call.integer("transB", 0) == 1;
        Tensor a = call.input(0);
        Tensor b = call.input(1);
        Tensor scaled = times(dy.get(0), call.decimal("alpha", 1));
        Tensor da = transA ? b.gemm(scaled, transB, true) : scaled.gemm(b, false, !transB);
        Tensor db = transB ? scaled.gemm(a, true, transA) : a.gemm(scaled, !transA, false);
        return List.of(da, db, times(dy.get(0), call.decimal("beta", 1)));
    }

    private static Tensor times(Tensor tensor, float factor) {
        return factor == 1 ? tensor : tensor.mul(factor);
    }
}
