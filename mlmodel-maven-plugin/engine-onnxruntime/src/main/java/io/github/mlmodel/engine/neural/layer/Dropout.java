package io.github.mlmodel.engine.neural.layer;

import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.spi.graph.ElementType;
import java.util.List;

/**
 * Zeros at random while training; what is left grows by {@code 1 / (1 - probability)}.
 *
 * @param probability how likely an element is dropped, from 0 to below 1
 */
record Dropout(double probability) implements LineLayer {

    static final LayerKind KIND = new LayerKind(
            "dropout",
            List.of(LayerKind.required("PROBABILITY", Form.FRACTION, "how likely a number is dropped")),
            List.of(),
            "any → the same",
            "While training, sets numbers to zero at random and multiplies the others by 1 / (1 - PROBABILITY);"
                    + " the shipped model passes all through.",
            words -> new Dropout(words.number("PROBABILITY")));

    @Override
    public String line() {
        return "dropout " + probability;
    }

    @Override
    public Tensor add(Tensor input, ForwardPass pass) {
        RowShape.requireFloats(input);
        if (!pass.training() || probability == 0) {
            return input;
        }
        Tensor chance = pass.uniform(input.lengths());
        Tensor kept = chance.less(chance.number(1 - probability)).cast(ElementType.FLOAT);
        return input.mul(kept.mul(1 / (1 - probability)));
    }
}
