package io.github.mlmodel.engine.neural.layer;

import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.spi.graph.Attribute;
import java.util.List;

/**
 * Layer normalisation over all numbers of a row, PyTorch's {@code LayerNorm(input.shape[1:])}.
 *
 * @param epsilon added to the variance
 */
record LayerNorm(double epsilon) implements LineLayer {

    static final LayerKind KIND = new LayerKind(
            "layer-norm",
            List.of(),
            List.of(LayerKind.option("epsilon", Form.POSITIVE, "1e-5", "added to the variance")),
            "any → the same",
            "Subtracts the mean and divides by the standard deviation of all numbers of a row, then scales and shifts by"
                    + " trained numbers.",
            words -> new LayerNorm(words.number("epsilon", BatchNorm.EPSILON)));

    @Override
    public String line() {
        return KIND.name() + (epsilon == BatchNorm.EPSILON ? "" : " epsilon " + epsilon);
    }

    @Override
    public Tensor add(Tensor input, ForwardPass pass) {
        RowShape.requireFloats(input);
        long[] row = input.shape().stream().skip(1).mapToLong(Long::longValue).toArray();
        Tensor weight = pass.parameter("weight", Initializers.constant(1), row);
        Tensor bias = pass.parameter("bias", Initializers.constant(0), row);
        return pass.graph()
                .apply(
                        "LayerNormalization",
                        List.of(input, weight, bias),
                        new Attribute("axis", 1L),
                        new Attribute("epsilon", (float) epsilon));
    }
}
