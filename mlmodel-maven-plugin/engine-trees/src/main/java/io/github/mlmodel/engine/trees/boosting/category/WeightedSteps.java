package io.github.mlmodel.engine.trees.boosting.category;

import io.github.mlmodel.engine.trees.boosting.exchange.RowShare;
import java.util.function.IntToLongFunction;

/**
 * By how much rows' predictions of an output should rise, times their weights, as whole numbers: the sum of all rows fits a
 * long.
 */
final class WeightedSteps {

    /** So many bits, with a sign and a spare one, sums have at most. */
    private static final int BITS = Long.SIZE - 2;

    private final double[] steps;
    private final IntToLongFunction weights;
    private final double unit;
    private final double scale;

    /**
     * Finds the scale.
     *
     * @param steps by how much each row's prediction should rise
     * @param weights rows' weights as whole numbers; rows of weight 0 are left out
     * @param unit the weight of one row
     * @param share where the rows lie
     */
    WeightedSteps(double[] steps, IntToLongFunction weights, long unit, RowShare share) {
        this.steps = steps;
        this.weights = weights;
        this.unit = unit;
        double most = 0;
        for (int row = 0; row < steps.length; row++) {
            most = Math.max(most, Math.abs(steps[row]) * weights.applyAsLong(row) / unit);
        }
        most = share.exchange().most(most);
        int rowBits = Long.SIZE - Long.numberOfLeadingZeros(share.all());
        scale = most > 0
                ? Math.scalb(1.0, Math.min(Double.MAX_EXPONENT, BITS - 1 - rowBits - Math.getExponent(most)))
                : 1;
    }

    long weight(int row) {
        return weights.applyAsLong(row);
    }

    long step(int row) {
        return (long) StrictMath.rint(steps[row] * weight(row) / unit * scale);
    }

    /** Returns the mean of rows with such a sum and weight, and some more that have none. */
    float mean(long sum, long weight, double more) {
        double rows = weight / unit + more;
        double mean = rows > 0 ? sum / scale / rows : 0;
        return (float) Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, mean));
    }
}
