package io.github.mlmodel.engine.trees.boosting.loss;

import io.github.mlmodel.spi.work.WorkPool;
import java.util.Optional;

/** The log loss of two classes. */
public record TwoClassLoss(int[] ids) implements BoostedLoss {

    /** The least share of a class, of which no row may have been drawn. */
    private static final double LEAST = 1e-6;

    /** With fewer rows the second compiler takes longer for loops of each step than they save, and the first saves nothing. */
    static final int MANY = 300_000;

    @Override
    public int outputs() {
        return 1;
    }

    @Override
    public float[] start(RelativeWeights weights) {
        double share = Math.min(1 - LEAST, Math.max(LEAST, weights.mean(row -> ids[row])));
        return new float[] {(float) StrictMath.log(share / (1 - share))};
    }

    @Override
    public Link link() {
        return Link.ODDS;
    }

    @Override
    public boolean isFlat() {
        return false;
    }

    @Override
    public long bytesOfRow(boolean weighted) {
        return 0;
    }

    @Override
    public void begin(double[][] scores, WorkPool workers) {
        // A row's derivatives follow from its one sum.
    }

    @Override
    public void derive(int output, double[] scores, int from, int to, double[] gradients, double[] hessians) {
        boolean many = ids.length >= MANY;
        if (many) {
            Exponential.ofNegatives(scores, from, to - from, hessians, gradients);
        }
        for (int i = 0; i < to - from; i++) {
            double odds = many ? Exponential.times(hessians[i], (int) gradients[i]) : Exponential.of(-scores[from + i]);
            double share = 1 / (1 + odds);
            gradients[i] = share - ids[from + i];
            hessians[i] = share * (1 - share);
        }
    }

    @Override
    public double of(int row, double[][] scores) {
        double score = ids[row] == 1 ? scores[0][row] : -scores[0][row];
        return score < 0 ? StrictMath.log1p(Exponential.of(score)) - score : StrictMath.log1p(Exponential.of(-score));
    }

    @Override
    public Optional<LeafQuantile> leaf(double[] scores) {
        return Optional.empty();
    }
}
