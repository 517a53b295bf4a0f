package io.github.mlmodel.engine.neural.program;

import io.github.mlmodel.engine.neural.layer.Pass;
import io.github.mlmodel.engine.neural.tensor.Tensor;

/** Fully connected layers, as plain as can be. */
final class Dense {

    private Dense() {}

    static Tensor layer(Tensor input, Pass pass, String name, int units) {
        Pass own = pass.within(name);
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

    /** The mean of -log p(target), weighted. */
    static Tensor crossEntropy(Tensor output, Tensor target, Tensor weight) {
        int classes = Math.toIntExact(output.length(1));
        float[] identity = new float[classes * classes];
        for (int i = 0; i < classes; i++) {
            identity[i * classes + i] = 1;
        }
        Tensor oneHot = output.graph().floats(identity, classes, classes).gather(target, 0);
        Tensor losses = output.logSoftmax(1).mul(oneHot).reduceSum(false, 1).neg();
        return weight.isAbsent()
                ? losses.reduceMean(false, 0)
                : losses.mul(weight).reduceSum(false, 0).div(weight.reduceSum(false, 0));
    }

    /** The mean squared error. */
    static Tensor squared(Tensor output, Tensor target, Tensor weight) {
        Tensor error = output.sub(target);
        return error.mul(error).reduceMean(false, 0, 1);
    }
}
