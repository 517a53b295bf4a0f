package io.github.mlmodel.engine.neural.loss;

import io.github.mlmodel.engine.neural.tensor.Tensor;
import java.util.List;
import java.util.Locale;

/**
 * A loss of the difference between output and target, PyTorch's {@code MSELoss}, {@code L1Loss} and {@code HuberLoss}.
 *
 * @param kind which
 * @param delta of huber
 */
record NumberLoss(Kind kind, double delta) implements Loss {

    NumberLoss {
        if (!(delta > 0) || Double.isInfinite(delta)) {
            throw new IllegalArgumentException("delta is " + delta + ", and must be positive");
        }
    }

    /** What becomes of a difference. */
    enum Kind {
        /** Squared. */
        MSE,
        /** Without its sign. */
        MAE,
        /** Squared where it is small. */
        HUBER;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public Tensor of(Tensor output, Tensor target, Tensor weight) {
        Tensor difference = output.reshape(-1).sub(target.reshape(-1));
        Tensor rows =
                switch (kind) {
                    case MSE -> difference.mul(difference);
                    case MAE -> difference.mul(difference.sign());
                    case HUBER -> huber(difference);
                };
        return WeightedMean.of(rows, weight);
    }

    @Override
    public Tensor predicted(Tensor output) {
        return output;
    }

    /** With {@code c} the difference, cut off at ±delta, this is {@code c (d - c / 2)}, and its slope is {@code c}. */
    private Tensor huber(Tensor difference) {
        List<Tensor> bounds = List.of(difference, difference.number(-delta), difference.number(delta));
        Tensor cut = difference.graph().apply("Clip", bounds);
        return cut.mul(difference.sub(cut.mul(0.5)));
    }
}
