package io.github.mlmodel.engine.neural.layer;

import io.github.mlmodel.engine.neural.operator.BatchNormOperators;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.ValueInfo;
import java.util.List;

/**
 * Batch normalisation, PyTorch's {@code BatchNorm1d} and {@code BatchNorm2d}: training takes mean and variance of the
 * batch, by channel, and moves the running ones towards them, with the variance's unbiased estimate.
 *
 * @param momentum the weight of a batch in the running mean and variance
 * @param epsilon added to the variance
 */
record BatchNorm(double momentum, double epsilon) implements LineLayer {

    static final double MOMENTUM = 0.1;
    static final double EPSILON = 1e-5;

    static final LayerKind KIND = new LayerKind(
            "batch-norm",
            List.of(),
            List.of(
                    LayerKind.option(
                            "momentum",
                            Form.SHARE,
                            "0.1",
                            "the weight of a batch in the running mean and variance that the shipped model uses"),
                    LayerKind.option("epsilon", Form.POSITIVE, "1e-5", "added to the variance")),
            "F, CxL or CxHxW → the same",
            "Subtracts the mean and divides by the standard deviation of each channel over the batch, then scales and"
                    + " shifts by trained numbers.",
            words -> new BatchNorm(words.number("momentum", MOMENTUM), words.number("epsilon", EPSILON)));

    @Override
    public String line() {
        return KIND.name()
                + (momentum == MOMENTUM ? "" : " momentum " + momentum)
                + (epsilon == EPSILON ? "" : " epsilon " + epsilon);
    }

    @Override
    public Tensor add(Tensor input, ForwardPass pass) {
        RowShape.requireFloats(input);
        long channels = input.length(1);
        Tensor weight = pass.parameter("weight", Initializers.constant(1), channels);
        Tensor bias = pass.parameter("bias", Initializers.constant(0), channels);
        Tensor mean = pass.state("running_mean", 0, channels);
        Tensor variance = pass.state("running_var", 1, channels);
        if (!pass.training()) {
            return pass.graph()
                    .apply(
                            "BatchNormalization",
                            List.of(input, weight, bias, mean, variance),
                            new Attribute("epsilon", (float) epsilon));
        }
        double count = count(input);
        List<Tensor> batch = BatchNormOperators.apply(input, weight, bias, epsilon);
        move(mean, batch.get(1), pass);
        move(variance, batch.get(2).mul(count / (count - 1)), pass);
        return batch.get(0);
    }

    /** Returns how many numbers a channel has in a batch. */
    private static double count(Tensor input) {
        if (input.length(0) == ValueInfo.ROWS) {
            throw new IllegalArgumentException("batch-norm is trained on batches of a known number of rows");
        }
        double count = (double) input.size() / input.length(1);
        if (count < 2) {
            throw new Misfit(
                    "it is trained on one number a channel, which has no variance;" + " set <batchSize> to 2 or more");
        }
        return count;
    }

    private void move(Tensor running, Tensor batch, ForwardPass pass) {
        pass.update(running, running.mul(1 - momentum).add(batch.mul(momentum)));
    }
}
