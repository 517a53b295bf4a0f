package io.github.mlmodel.engine.trees.boosting.loss;

import io.github.mlmodel.engine.trees.boosting.exchange.ExactSum;
import io.github.mlmodel.engine.trees.boosting.exchange.RowShare;
import java.util.function.IntToDoubleFunction;

/** Weights of rows with a mean of 1 over those that count, for which the least weight of a leaf and penalties are meant. */
public final class RelativeWeights {

    /** What a weight of 1 is as a whole number: the sum of all rows' fits a long. */
    private static final int WHOLE = 1 << 20;

    private final RowShare share;
    private final float[] weights;
    private final boolean equal;
    private final long counted;
    private final double scale;

    /** Takes weights of the rows that are here, zero for those that do not count, or none where all are 1. */
    public RelativeWeights(RowShare share, float[] weights) {
        this.share = share;
        this.weights = weights;
        equal = share.exchange().sum(weights.length) == 0;
        counted = equal ? share.all() : counted();
        scale = equal ? 1 : counted / ExactSum.of(share, row -> weights[row]);
    }

    /** Returns the rows that these are the weights of. */
    public RowShare share() {
        return share;
    }

    /** Returns whether all weights are 1. */
    public boolean areEqual() {
        return equal;
    }

    /** Returns the weight of a row. */
    public double of(int row) {
        return equal ? 1 : weights[row] * scale;
    }

    /** Returns what a weight of 1 is as a whole number. */
    public long unit() {
        return equal ? 1 : WHOLE;
    }

    /** Returns a row's weight as a whole number. */
    public long whole(int row) {
        if (equal) {
            return 1;
        }
        return weights[row] == 0 ? 0 : Math.max(1, (long) StrictMath.rint(of(row) * WHOLE));
    }

    /** Returns the mean of a value a row, of all rows everywhere. */
    public double mean(IntToDoubleFunction value) {
        return ExactSum.of(share, row -> of(row) * value.applyAsDouble(row)) / counted;
    }

    private long counted() {
        long here = 0;
        for (float weight : weights) {
            here += weight > 0 ? 1 : 0;
        }
        return share.exchange().sum(here);
    }
}
