package io.github.mlmodel.engine.trees.boosting;

import io.github.mlmodel.engine.trees.boosting.exchange.ExactSum;
import io.github.mlmodel.engine.trees.boosting.exchange.Exchange;
import io.github.mlmodel.engine.trees.boosting.exchange.RowShare;
import io.github.mlmodel.engine.trees.boosting.loss.BoostedLoss;
import io.github.mlmodel.engine.trees.work.RowHashes;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.work.Mix64;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Rows that are only looked at, to know when to stop: a share of them, drawn by what is in them, so that equal rows stay on one
 * side and the order of rows is no matter.
 *
 * @param share how many of them are here, and how many everywhere
 * @param rows the numbers of those that are here
 * @param weights the weights of all rows, or none where these are equal
 * @param patience rounds without a smaller loss after which training ends
 */
record HeldOut(RowShare share, int[] rows, float[] weights, int patience) {

    /** None: every round is trained. */
    static final HeldOut NONE = new HeldOut(RowShare.local(0), new int[0], new float[0], 0);

    static HeldOut draw(
            FeatureMatrix features, float[] weights, double share, int patience, long seed, Exchange exchange) {
        long[] hashes = RowHashes.of(features, seed);
        int[] held = IntStream.range(0, hashes.length)
                .filter(row -> Mix64.fraction(Mix64.mix(hashes[row] + Mix64.GOLDEN)) < share)
                .toArray();
        return new HeldOut(RowShare.of(exchange, held.length), held, weights, patience);
    }

    boolean isNone() {
        return share.all() == 0;
    }

    /** Returns the weights to train with: none of these rows has any. */
    float[] without(float[] ofAll, int all) {
        if (isNone()) {
            return ofAll;
        }
        float[] left = ofAll.length == 0 ? new float[all] : ofAll.clone();
        if (ofAll.length == 0) {
            Arrays.fill(left, 1);
        }
        for (int row : rows) {
            left[row] = 0;
        }
        return left;
    }

    /** Returns the loss of all of them, with the weights that they have. */
    double loss(BoostedLoss loss, double[][] scores) {
        return ExactSum.of(share, i -> (weights.length == 0 ? 1 : weights[rows[i]]) * loss.of(rows[i], scores));
    }
}
