package io.github.mlmodel.engine.neural.program;

import io.github.mlmodel.engine.neural.layer.ForwardPass;
import io.github.mlmodel.engine.neural.tensor.Tensor;

/** Fully connected layers, as plain as can be. */
final class Dense {

    private Dense() {}

    static Tensor layer(Tensor input, ForwardPass pass, String name, int units) {
        ForwardPass own = pass.within(name);
        double bound = 1 / StrictMath.sqrt((double) input.length(1));
        return input.linear(
                own.parameter(
                        "weight",
                        (shape, chance) -> uniform(shape.get(0) * shape.get(1), bound, chance),
                        units,
                        input.length(1)),
                own.parameter("bias", (shape, chance) -> uniform(shape.get(0), bound, chance), units));
    }

    private static float[] uniform(
            long size, double bound, io.github.mlmodel.engine.neural.layer.Initializer.Chance chance) {
        float[] values = new float[Math.toIntExact(size)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) ((chance.uniform() * 2 - 1) * bound);
        }
        return values;
    }
}
