package io.github.mlmodel.engine.trees.boosting;

import io.github.mlmodel.engine.trees.boosting.category.CategoryFit;
import io.github.mlmodel.spi.work.WorkPool;

/** By how much predictions should rise where sums start. */
final class FirstSteps implements CategoryFit.Steps {

    private static final int ROWS_OF_PIECE = 1 << 14;

    private final BoostedLoss loss;
    private final double[][] scores;
    private final WorkPool workers;

    FirstSteps(BoostedLoss loss, double[][] scores, WorkPool workers) {
        this.loss = loss;
        this.scores = scores;
        this.workers = workers;
    }

    @Override
    public double[] of(int output) {
        if (output == 0) {
            loss.begin(scores, workers);
        }
        double[] steps = new double[scores[output].length];
        int pieces = (steps.length + ROWS_OF_PIECE - 1) / ROWS_OF_PIECE;
        workers.each(pieces, piece -> {
            int from = piece * ROWS_OF_PIECE;
            int to = Math.min(steps.length, from + ROWS_OF_PIECE);
            double[] gradients = new double[to - from];
            loss.derive(output, scores[output], from, to, gradients, new double[to - from]);
            for (int row = from; row < to; row++) {
                steps[row] = -gradients[row - from];
            }
        });
        return steps;
    }
}
