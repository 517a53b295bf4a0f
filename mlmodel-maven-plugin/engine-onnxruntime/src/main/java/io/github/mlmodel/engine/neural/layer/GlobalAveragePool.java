package io.github.mlmodel.engine.neural.layer;

import io.github.mlmodel.engine.neural.tensor.Tensor;
import java.util.List;

/** The mean of every channel. */
record GlobalAveragePool() implements LineLayer {

    static final LayerKind KIND = new LayerKind(
            "global-average-pool",
            List.of(),
            List.of(),
            "CxL → C, CxHxW → C",
            "The mean of every channel over all places; 'dense' may follow without 'flatten'.",
            words -> new GlobalAveragePool());

    @Override
    public String line() {
        return KIND.name();
    }

    @Override
    public Tensor add(Tensor input, ForwardPass pass) {
        RowShape.requireFloats(input);
        if (input.rank() < 3) {
            throw new Misfit("its input is " + RowShape.text(input)
                    + ", without places to average over; put it before 'flatten' or take it out");
        }
        return input.globalAveragePool().reshape(0, input.length(1));
    }
}
