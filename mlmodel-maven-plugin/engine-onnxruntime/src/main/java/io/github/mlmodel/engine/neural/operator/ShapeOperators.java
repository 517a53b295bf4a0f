package io.github.mlmodel.engine.neural.operator;

import io.github.mlmodel.engine.neural.tensor.Call;
import io.github.mlmodel.engine.neural.tensor.Known;
import io.github.mlmodel.engine.neural.tensor.Shapes;
import io.github.mlmodel.engine.neural.tensor.Signature;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.ValueInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Operators that change dimensions and leave the elements as they are. */
final class ShapeOperators {

    private ShapeOperators() {}

    static void addTo(Map<String, Operator> all) {
        all.put("Identity", Operator.chain(Signatures::likeFirst, (call, dy) -> dy));
        for (Map.Entry<String, Function<Call, List<Signature>>> entry : Map.<String, Function<Call, List<Signature>>>of(
                        "Reshape", ShapeOperators::reshape,
                        "Flatten", ShapeOperators::flatten,
                        "Squeeze", ShapeOperators::squeeze,
                        "Unsqueeze", ShapeOperators::unsqueeze)
                .entrySet()) {
            all.put(entry.getKey(), Operator.chain(entry.getValue(), (call, dy) -> dy.reshapeLike(call.input(0))));
        }
        all.put("Expand", Operator.chain(ShapeOperators::expand, (call, dy) -> dy));
        all.put("Transpose", Operator.chain(ShapeOperators::transpose, ShapeOperators::back));
        all.put(
                "Shape",
                Operator.flat(call -> Signatures.one(
                        ElementType.INT64, List.of((long) part(call).size()))));
        all.put("Size", Operator.flat(call -> Signatures.one(ElementType.INT64, List.of())));
    }

    /** Returns the lengths that Shape gives: all, or those from {@code start} to {@code end}. */
    static List<Long> part(Call call) {
        List<Long> shape = call.input(0).shape();
        int rank = shape.size();
        int start = bound(call.integer("start", 0), rank);
        int end = bound(call.integer("end", rank), rank);
        return start >= end ? List.of() : shape.subList(start, end);
    }

    private static int bound(long index, int rank) {
        return (int) Math.max(0, Math.min(rank, index < 0 ? index + rank : index));
    }

    private static List<Signature> reshape(Call call) {
        Tensor in = call.input(0);
        long[] asked = Signatures.lengths(call, 1);
        boolean zeros = call.integer("allowzero", 0) == 1;
        List<Long> shape = new ArrayList<>();
        int open = -1;
        for (int i = 0; i < asked.length; i++) {
            open = asked[i] == -1 ? i : open;
            shape.add(asked[i] == 0 && !zeros ? in.length(i) : asked[i] == Known.UNKNOWN ? ValueInfo.ROWS : asked[i]);
        }
        if (open >= 0) {
            shape.set(open, openLength(in, shape, open));
        } else if (Shapes.product(shape) != Shapes.product(in.shape())) {
            throw new IllegalArgumentException("Reshape of " + in.shape() + " to " + Arrays.toString(asked));
        }
        return Signatures.one(in.type(), shape);
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
        if (product == 0 || size % product != 0) {
            throw new IllegalArgumentException("Reshape of " + in.shape() + " to " + shape);
        }
        return size / product;
    }

    private static List<Signature> flatten(Call call) {
        Tensor in = call.input(0);
        long asked = call.integer("axis", 1);
        int axis = (int) (asked < 0 ? asked + in.rank() : asked);
        return Signatures.one(
                in.type(),
                List.of(
                        Shapes.product(in.shape().subList(0, axis)),
                        Shapes.product(in.shape().subList(axis, in.rank()))));
    }

    private static List<Signature> squeeze(Call call) {
        Tensor in = call.input(0);
        List<Long> shape = new ArrayList<>();
        long[] axes = call.input(1).isAbsent() ? ones(in) : Shapes.axes(Signatures.integers(call, 1), in.rank());
        for (int axis = 0; axis < in.rank(); axis++) {
            boolean removed = Arrays.binarySearch(axes, axis) >= 0;
            if (removed && in.length(axis) != 1) {
                throw new IllegalArgumentException("Squeeze of dimension " + axis + " of " + in.shape());
            }
            if (!removed) {
                shape.add(in.length(axis));
            }
        }
        return Signatures.one(in.type(), shape);
    }

    private static long[] ones(Tensor in) {
        return Arrays.stream(Shapes.range(0, in.rank()))
                .filter(axis -> in.length((int) axis) == 1)
                .toArray();
    }

    private static List<Signature> unsqueeze(Call call) {
        Tensor in = call.input(0);
        long[] asked = Signatures.integers(call, 1);
        long[] axes = Shapes.axes(asked, in.rank() + asked.length);
        List<Long> shape = new ArrayList<>(in.shape());
        for (long axis : axes) {
            shape.add((int) axis, 1L);
        }
        return Signatures.one(in.type(), shape);
    }

    private static List<Signature> expand(Call call) {
        List<Long> asked = Shapes.rows(Signatures.lengths(call, 1));
        return Signatures.one(
                call.input(0).type(), Shapes.broadcast(call.input(0).shape(), asked));
    }

    private static long[] order(Call call) {
        int rank = call.input(0).rank();
        long[] reversed = new long[rank];
        Arrays.setAll(reversed, i -> rank - 1L - i);
        return call.integers("perm", reversed);
    }

    private static List<Signature> transpose(Call call) {
        long[] order = order(call);
        if (order.length != call.input(0).rank()) {
            throw new IllegalArgumentException(
                    "Transpose of " + call.input(0).shape() + " to " + Arrays.toString(order));
        }
        List<Long> shape = Arrays.stream(order)
                .mapToObj(axis -> call.input(0).length((int) axis))
                .toList();
        return Signatures.one(call.input(0).type(), shape);
    }

    private static Tensor back(Call call, Tensor dy) {
        long[] order = order(call);
        long[] back = new long[order.length];
        for (int i = 0; i < order.length; i++) {
            back[(int) order[i]] = i;
        }
        return dy.transpose(back);
    }
}
