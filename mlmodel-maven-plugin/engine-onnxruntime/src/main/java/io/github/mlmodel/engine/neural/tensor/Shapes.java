package io.github.mlmodel.engine.neural.tensor;

import io.github.mlmodel.core.onnx.ElementType;
import io.github.mlmodel.core.onnx.ValueInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Arithmetic of shapes. */
final class Shapes {

    private Shapes() {}

    /** Returns the shape to which two broadcast, as NumPy does. */
    static List<Long> broadcast(List<Long> a, List<Long> b) {
        int rank = Math.max(a.size(), b.size());
        List<Long> shape = new ArrayList<>();
        for (int i = 0; i < rank; i++) {
            long left = i < rank - a.size() ? 1 : a.get(i - rank + a.size());
            long right = i < rank - b.size() ? 1 : b.get(i - rank + b.size());
            if (left != right && left != 1 && right != 1) {
                throw new IllegalArgumentException("shapes " + a + " and " + b + " do not broadcast");
            }
            shape.add(left == 1 ? right : left);
        }
        return shape;
    }

    /** Returns one output like the first input. */
    static List<Signature> likeFirst(Call call) {
        Tensor first = call.input(0);
        return List.of(new Signature(first.type(), first.shape()));
    }

    /** Returns one output of the inputs' broadcast shape and the first one's type. */
    static List<Signature> broadcast(Call call) {
        return List.of(new Signature(
                call.input(0).type(),
                broadcast(call.input(0).shape(), call.input(1).shape())));
    }

    /** Returns one truth value an element of the inputs' broadcast shape. */
    static List<Signature> comparison(Call call) {
        return List.of(new Signature(
                ElementType.BOOL, broadcast(call.input(0).shape(), call.input(1).shape())));
    }

    /** Returns axes counted from the front, sorted. */
    static long[] axes(long[] axes, int rank) {
        return Arrays.stream(axes)
                .map(axis -> axis < 0 ? axis + rank : axis)
                .sorted()
                .toArray();
    }

    /** Returns the constant integers that an input holds. */
    static long[] integers(Call call, int input) {
        Tensor tensor = call.input(input);
        return call.graph()
                .value(tensor)
                .map(value -> (long[]) value.data())
                .orElseThrow(() -> new IllegalArgumentException(
                        call.node().operator() + " needs constant integers, and " + tensor.name() + " is none"));
    }

    /** Returns a product in which unknown rows stay unknown. */
    static long times(long a, long b) {
        return a == ValueInfo.ROWS || b == ValueInfo.ROWS ? ValueInfo.ROWS : a * b;
    }
}
