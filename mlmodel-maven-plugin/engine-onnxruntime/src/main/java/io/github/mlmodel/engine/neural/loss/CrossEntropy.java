package io.github.mlmodel.engine.neural.loss;

import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.spi.graph.ElementType;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The cross-entropy of one of several classes, PyTorch's {@code CrossEntropyLoss}: with smoothing {@code s} and row weights
 * {@code r}, the sum over rows of {@code -r Σ_k q_k log softmax(x)_k}, divided by the sum of {@code r}, where {@code q_k = (1
 * - s) [k = y] + s / K}. Weights of classes come in as weights of rows.
 *
 * @param labelSmoothing from 0 to 1
 */
record CrossEntropy(double labelSmoothing) implements Loss {

    CrossEntropy {
        if (!(labelSmoothing >= 0 && labelSmoothing <= 1)) {
            throw new IllegalArgumentException("label smoothing is " + labelSmoothing + ", and must be from 0 to 1");
        }
    }

    @Override
    public Tensor of(Tensor output, Tensor target, Tensor weight) {
        int classes = Math.toIntExact(output.length(1));
        Tensor chosen = chosen(target, classes);
        Tensor wanted =
                labelSmoothing == 0 ? chosen : chosen.mul(1 - labelSmoothing).add(labelSmoothing / classes);
        Tensor logarithms = output.logSoftmax(1);
        return WeightedMean.of(wanted.mul(logarithms).reduceSum(false, 1).neg(), weight);
    }

    @Override
    public Tensor predicted(Tensor output) {
        return output.softmax(1);
    }

    /** Returns 1 at each row's class, and 0 elsewhere. */
    private static Tensor chosen(Tensor target, int classes) {
        Tensor numbers = target.graph().longs(LongStream.range(0, classes).toArray());
        return target.graph()
                .apply("Equal", List.of(target.reshape(-1, 1), numbers))
                .cast(ElementType.FLOAT);
    }
}
