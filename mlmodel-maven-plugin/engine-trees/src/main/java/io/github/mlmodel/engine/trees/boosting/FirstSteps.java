package io.github.mlmodel.engine.trees.boosting;

import io.github.mlmodel.engine.trees.boosting.category.CategoryFit;
import io.github.mlmodel.engine.trees.boosting.loss.BoostedLoss;
import io.github.mlmodel.spi.work.WorkPool;
import java.util.Arrays;

/** By how much predictions should rise where sums start. */
final class FirstSteps implements CategoryFit.Steps {

    private static final int ROWS_OF_PIECE = 1 << 14;

    private final BoostedLoss loss;
    private final float[] start;
    private final int rows;
    private final WorkPool workers;
    private double[][] scores = new double[0][];

    FirstSteps(BoostedLoss loss, float[] start, int rows, WorkPool workers) {
        this.loss = loss;
        this.start = start;
        this.rows = rows;
        this.workers = workers;
    }

    /** Returns each output's sums where they start. */
    static double[][] scores(float[] start, int rows) {
        double[][] scores = new double[start.length][rows];
        for (int output = 0; output < start.length; output++) {
            Arrays.fill(scores[output], start[output]);
        }
        return scores;
    }

    @Override
    public double[] of(int output) {
        if (output == 0) {
            scores = scores(start, rows);
            loss.begin(scores, workers);
        }
        double[] steps = new double[rows];
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
