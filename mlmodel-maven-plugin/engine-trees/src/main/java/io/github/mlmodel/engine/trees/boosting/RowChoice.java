package io.github.mlmodel.engine.trees.boosting;

import io.github.mlmodel.engine.trees.boosting.loss.RelativeWeights;
import io.github.mlmodel.spi.work.Mix64;

/** Which rows a tree sees: a share of them, drawn by seed, round and the row's number. */
final class RowChoice {

    private final double share;
    private final long round;
    private final long first;

    /** Draws of rows of which that with number 0 here has number {@code first} among all. */
    RowChoice(double share, long seed, int round, long first) {
        this.share = share;
        this.first = first;
        this.round = Mix64.of(seed, round).nextLong();
    }

    /** Returns whether all rows are seen. */
    boolean isAll() {
        return share >= 1;
    }

    /** Multiplies rows' derivatives by their weights, and those of unseen rows by zero. */
    void weigh(RelativeWeights weights, int from, int to, double[] gradients, double[] hessians) {
        if (weights.areEqual() && isAll()) {
            return;
        }
        for (int row = from; row < to; row++) {
            double factor = sees(row) ? weights.of(row) : 0;
            gradients[row - from] *= factor;
            hessians[row - from] *= factor;
        }
    }

    boolean sees(int row) {
        return isAll() || Mix64.fraction(Mix64.mix(round + (first + row) * Mix64.GOLDEN)) < share;
    }
}
