package io.github.mlmodel.engine.neural.layer;

import io.github.mlmodel.engine.neural.tensor.Tensor;
import java.util.List;

/**
 * A fully connected layer, PyTorch's {@code Linear}: {@code x · weightᵀ + bias}.
 *
 * @param units outputs
 */
record Dense(long units) implements LineLayer {

    static final LayerKind KIND = new LayerKind(
            "dense",
            List.of(LayerKind.required("UNITS", Form.COUNT, "the number of outputs")),
            List.of(),
            "F → UNITS",
            "Every output is a weighted sum of all inputs and a bias.",
            words -> new Dense(words.count("UNITS")));

    @Override
    public String line() {
        return "dense " + units;
    }

    @Override
    public Tensor add(Tensor input, ForwardPass pass) {
        RowShape.requireFloats(input);
        if (input.rank() > 2) {
            throw new Misfit("its input is " + RowShape.text(input) + ", put 'flatten' before it");
        }
        long in = input.length(1);
        Tensor weight = pass.parameter("weight", Initializers.WEIGHT, units, in);
        Tensor bias = pass.parameter("bias", Initializers.bias(in), units);
        return input.linear(weight, bias);
    }
}
