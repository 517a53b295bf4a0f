package io.github.mlmodel.engine.neural.program;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * A float tensor that changes from step to step.
 *
 * @param name unique within a network
 * @param shape its shape
 * @param initial gives its values before the first step
 */
record Variable(String name, List<Long> shape, Supplier<float[]> initial) {

    Variable {
        shape = List.copyOf(shape);
    }

    /** A variable all of whose elements begin with one value. */
    static Variable filled(String name, List<Long> shape, float value) {
        Variable empty = new Variable(name, shape, () -> new float[0]);
        return new Variable(name, shape, () -> {
            float[] values = new float[empty.size()];
            Arrays.fill(values, value);
            return values;
        });
    }

    int size() {
        return Math.toIntExact(shape.stream().mapToLong(Long::longValue).reduce(1, Math::multiplyExact));
    }

    long[] lengths() {
        return shape.stream().mapToLong(Long::longValue).toArray();
    }
}
