package io.github.mlmodel.engine.trees.boosting.loss;

import io.github.mlmodel.spi.work.WorkPool;
import java.util.Optional;

/**
 * The log loss of more than two classes, with a sum for each. As one class's sum rises the others' fall, of which a class's own
 * second derivative knows nothing: it counts the more (Friedman's steps), else steps are too long, of three classes by a half.
 */
public final class ManyClassLoss implements BoostedLoss {

    private static final double LEAST = 1e-10;
    private static final int ROWS_AT_ONCE = 1 << 12;

    private final int[] ids;
    private final float[][] shares;

    /** Takes the number of each row's class. */
    public ManyClassLoss(int[] ids, int classes) {
        this.ids = ids;
        this.shares = new float[classes][];
    }

    @Override
    public int outputs() {
        return shares.length;
    }

    @Override
    public float[] start(RelativeWeights weights) {
        float[] start = new float[shares.length];
        for (int k = 0; k < start.length; k++) {
            int wanted = k;
            shares[k] = new float[ids.length];
            double share = weights.mean(row -> ids[row] == wanted ? 1 : 0);
            start[k] = (float) StrictMath.log(Math.max(LEAST, share));
        }
        return start;
    }

    @Override
    public Link link() {
        return Link.SHARES;
    }

    @Override
    public boolean isFlat() {
        return false;
    }

    @Override
    public long bytesOfRow(boolean weighted) {
        return (long) shares.length * Float.BYTES;
    }

    @Override
    public void begin(double[][] scores, WorkPool workers) {
        int pieces = (ids.length + ROWS_AT_ONCE - 1) / ROWS_AT_ONCE;
        workers.each(pieces, piece -> {
            float[] sums = new float[shares.length];
            double[] of = new double[shares.length];
            int to = Math.min(ids.length, (piece + 1) * ROWS_AT_ONCE);
            for (int row = piece * ROWS_AT_ONCE; row < to; row++) {
                for (int k = 0; k < sums.length; k++) {
                    sums[k] = (float) scores[k][row];
                }
                Exponential.shares(sums, of);
                for (int k = 0; k < sums.length; k++) {
                    shares[k][row] = (float) of[k];
                }
            }
        });
    }

    @Override
    public void derive(int output, double[] scores, int from, int to, double[] gradients, double[] hessians) {
        double others = shares.length / (shares.length - 1.0);
        for (int row = from; row < to; row++) {
            double share = shares[output][row];
            gradients[row - from] = share - (ids[row] == output ? 1 : 0);
            hessians[row - from] = others * share * (1 - share);
        }
    }

    @Override
    public double of(int row, double[][] scores) {
        double most = Double.NEGATIVE_INFINITY;
        for (double[] score : scores) {
            most = Math.max(most, score[row]);
        }
        double total = 0;
        for (double[] score : scores) {
            total += Exponential.of(score[row] - most);
        }
        return StrictMath.log(total) + most - scores[ids[row]][row];
    }

    @Override
    public Optional<LeafQuantile> leaf(double[] scores) {
        return Optional.empty();
    }
}
