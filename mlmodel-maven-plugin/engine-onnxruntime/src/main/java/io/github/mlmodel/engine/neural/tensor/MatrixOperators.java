package io.github.mlmodel.engine.neural.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Matrix products. */
final class MatrixOperators {

    private MatrixOperators() {}

    static void addTo(Map<String, Operator> all) {
        all.put("MatMul", Operator.of(MatrixOperators::productShape, MatrixOperators::productGradients));
        all.put("Gemm", Operator.of(MatrixOperators::gemmShape, MatrixOperators::gemmGradients));
    }

    private static List<Signature> productShape(Call call) {
        Tensor a = call.input(0);
        Tensor b = call.input(1);
        if (a.rank() < 2
                || b.rank() < 2
                || !a.shape().get(a.rank() - 1).equals(b.shape().get(b.rank() - 2))) {
            throw new IllegalArgumentException("MatMul of " + a.shape() + " and " + b.shape());
        }
        List<Long> shape = new ArrayList<>(
                Shapes.broadcast(a.shape().subList(0, a.rank() - 2), b.shape().subList(0, b.rank() - 2)));
        shape.add(a.length(-2));
        shape.add(b.length(-1));
        return List.of(new Signature(a.type(), shape));
    }

    private static List<Tensor> productGradients(Call call, List<Tensor> dy) {
        Tensor a = call.input(0);
        Tensor b = call.input(1);
        if (a.rank() == 2 && b.rank() == 2) {
            return List.of(dy.get(0).gemm(b, false, true), a.gemm(dy.get(0), true, false));
        }
        return List.of(
                dy.get(0).matMul(swapped(b)).sumTo(a),
                swapped(a).matMul(dy.get(0)).sumTo(b));
    }

    private static Tensor swapped(Tensor matrix) {
        int rank = matrix.rank();
        long[] order = java.util.stream.LongStream.range(0, rank).toArray();
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
        return List.of(new Signature(a.type(), List.of(a.length(transA ? 1 : 0), b.length(transB ? 0 : 1))));
    }

    private static List<Tensor> gemmGradients(Call call, List<Tensor> dy) {
        boolean transA = call.integer("transA", 0) == 1;
        boolean transB = call.integer("transB", 0) == 1;
        Tensor a = call.input(0);
        Tensor b = call.input(1);
        Tensor scaled = times(dy.get(0), call.decimal("alpha", 1));
        Tensor da = transA ? b.gemm(scaled, transB, true) : scaled.gemm(b, false, !transB);
        Tensor db = transB ? scaled.gemm(a, true, transA) : a.gemm(scaled, !transA, false);
        List<Tensor> gradients = new ArrayList<>(List.of(da, db));
        if (!call.input(2).isAbsent()) {
            gradients.add(times(dy.get(0).sumTo(call.input(2)), call.decimal("beta", 1)));
        }
        return gradients;
    }

    private static Tensor times(Tensor tensor, float factor) {
        return factor == 1 ? tensor : tensor.mul(factor);
    }
}
