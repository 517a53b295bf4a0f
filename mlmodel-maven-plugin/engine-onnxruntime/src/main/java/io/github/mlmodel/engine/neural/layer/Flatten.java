package io.github.mlmodel.engine.neural.layer;

import io.github.mlmodel.engine.neural.tensor.Tensor;
import java.util.List;

/** All numbers of a row in one dimension, the last index fastest. */
record Flatten() implements LineLayer {

    static final LayerKind KIND = new LayerKind(
            "flatten",
            List.of(),
            List.of(),
            "CxHxW → C·H·W",
            "All numbers of a row in one dimension.",
            words -> new Flatten());

    @Override
    public String line() {
        return KIND.name();
    }

    @Override
    public Tensor add(Tensor input, ForwardPass pass) {
        RowShape.requireFloats(input);
        return input.rank() == 2 ? input : input.reshape(0, RowShape.size(input));
    }
}
