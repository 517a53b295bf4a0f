package io.github.mlmodel.engine.neural.loss;

import io.github.mlmodel.engine.neural.tensor.Tensor;

/** Means over rows that do not all count the same. */
final class WeightedMean {

    private WeightedMean() {}

    /** Returns the mean of {@code [N]}, weighted unless {@code weight} is absent. */
    static Tensor of(Tensor rows, Tensor weight) {
        return weight.isAbsent() ? rows.reduceMean(false, 0) : ratio(rows.mul(weight), weight);
    }

    /** Returns the sum of one divided by the sum of the other, which is not negative; 0 where that is 0. */
    static Tensor ratio(Tensor weighted, Tensor weight) {
        Tensor sum = weight.reduceSum(false, 0);
        Tensor divisor = sum.add(sum.number(1).sub(sum.sign()));
        return weighted.reduceSum(false, 0).div(divisor);
    }
}
