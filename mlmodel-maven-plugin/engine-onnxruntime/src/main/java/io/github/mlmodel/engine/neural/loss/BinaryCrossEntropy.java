package io.github.mlmodel.engine.neural.loss;

import io.github.mlmodel.engine.neural.tensor.Tensor;
import java.util.List;

/**
 * The cross-entropy of labels that are there or not, PyTorch's {@code BCEWithLogitsLoss}, as {@code softplus(x) - x y}, which
 * neither overflows nor loses digits; the mean over labels and rows.
 */
record BinaryCrossEntropy() implements Loss {

    @Override
    public Tensor of(Tensor output, Tensor target, Tensor weight) {
        Tensor each = output.graph().apply("Softplus", List.of(output)).sub(output.mul(target));
        return WeightedMean.of(each.reduceMean(false, 1), weight);
    }

    @Override
    public Tensor predicted(Tensor output) {
        return output.sigmoid();
    }
}
