package io.github.mlmodel.engine.neural.tensor;

import io.github.mlmodel.core.onnx.ElementType;
import io.github.mlmodel.core.onnx.ValueInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Operators that move elements about. */
final class ShapeOperators {

    private ShapeOperators() {}

    static void addTo(Map<String, Operator> all) {
        all.put("Identity", Operator.of(Shapes::likeFirst, (call, dy) -> dy));
        all.put(
                "Reshape",
                Operator.of(
                        ShapeOperators::reshape, (call, dy) -> List.of(dy.get(0).reshapeLike(call.input(0)))));
        all.put(
                "Expand",
                Operator.of(
                        ShapeOperators::expand, (call, dy) -> List.of(dy.get(0).sumTo(call.input(0)))));
        all.put("Transpose", Operator.of(ShapeOperators::transpose, ShapeOperators::transposeGradient));
        all.put(
                "Cast",
                Operator.of(
                        ShapeOperators::cast,
                        (call, dy) -> List.of(dy.get(0).cast(call.input(0).type()))));
        all.put("Gather", Operator.of(ShapeOperators::gather, (call, dy) -> {
            throw new IllegalArgumentException("Gather has no gradient yet");
        }));
    }

    private static List<Signature> reshape(Call call) {
        Tensor in = call.input(0);
        long[] asked = Shapes.integers(call, 1);
        List<Long> shape = new ArrayList<>();
        long known = 1;
        int open = -1;
        for (int i = 0; i < asked.length; i++) {
            long length = asked[i] == 0 ? in.length(i) : asked[i];
            if (asked[i] == -1) {
                open = i;
            } else {
                known = Shapes.times(known, length);
            }
            shape.add(length);
        }
        long size = in.shape().contains(ValueInfo.ROWS) ? ValueInfo.ROWS : in.size();
        if (open >= 0) {
            shape.set(open, openLength(in, shape, open));
        } else if (known != size) {
            throw new IllegalArgumentException("Reshape of " + in.shape() + " to " + Arrays.toString(asked));
        }
        return List.of(new Signature(in.type(), shape));
    }

    /** With unknown rows on both sides these cancel out; with them on one side, the open dimension is the rows. */
    private static long openLength(Tensor in, List<Long> shape, int open) {
        boolean rowsIn = in.shape().contains(ValueInfo.ROWS);
        boolean rowsOut = false;
        long product = 1;
        for (int i = 0; i < shape.size(); i++) {
            if (i != open) {
                rowsOut |= shape.get(i) == ValueInfo.ROWS;
                product *= Math.abs(shape.get(i));
            }
        }
        if (rowsIn && !rowsOut) {
            return ValueInfo.ROWS;
        }
        long size = in.shape().stream().mapToLong(Math::abs).reduce(1, (a, b) -> a * b);
        if (size % product != 0) {
            throw new IllegalArgumentException("Reshape of " + in.shape() + " to " + shape);
        }
        return size / product;
    }

    private static List<Signature> expand(Call call) {
        List<Long> asked = Arrays.stream(Shapes.integers(call, 1)).boxed().toList();
        return List.of(new Signature(
                call.input(0).type(), Shapes.broadcast(call.input(0).shape(), asked)));
    }

    private static long[] order(Call call) {
        int rank = call.input(0).rank();
        long[] reversed = new long[rank];
        Arrays.setAll(reversed, i -> rank - 1L - i);
        return call.integers("perm", reversed);
    }

    private static List<Signature> transpose(Call call) {
        List<Long> shape = Arrays.stream(order(call))
                .mapToObj(axis -> call.input(0).length((int) axis))
                .toList();
        return List.of(new Signature(call.input(0).type(), shape));
    }

    private static List<Tensor> transposeGradient(Call call, List<Tensor> dy) {
        long[] order = order(call);
        long[] back = new long[order.length];
        for (int i = 0; i < order.length; i++) {
            back[(int) order[i]] = i;
        }
        return List.of(dy.get(0).transpose(back));
    }

    private static List<Signature> cast(Call call) {
        long code = call.integer("to", ElementType.FLOAT.code());
        ElementType type = Arrays.stream(ElementType.values())
                .filter(candidate -> candidate.code() == code)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Cast to the element type " + code));
        return List.of(new Signature(type, call.input(0).shape()));
    }

    private static List<Signature> gather(Call call) {
        Tensor data = call.input(0);
        int axis = (int) Shapes.axes(new long[] {call.integer("axis", 0)}, data.rank())[0];
        List<Long> shape = new ArrayList<>(data.shape().subList(0, axis));
        shape.addAll(call.input(1).shape());
        shape.addAll(data.shape().subList(axis + 1, data.rank()));
        return List.of(new Signature(data.type(), shape));
    }
}
