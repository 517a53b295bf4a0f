package io.github.mlmodel.engine.trees.boosting;

import io.github.mlmodel.spi.work.WorkPool;

/** The squared error of a number. */
record NumericLoss(double[] targets) implements BoostedLoss {

    @Override
    public float[] start(RelativeWeights weights) {
        return new float[] {(float) weights.mean(targets.length, row -> targets[row])};
    }

    @Override
    public Link link() {
        return Link.NUMBER;
    }

    @Override
    public boolean isFlat() {
        return true;
    }

    @Override
    public void begin(double[][] scores, WorkPool workers) {
        // A row's derivative follows from its one sum.
    }

    @Override
    public void derive(int output, double[] scores, int from, int to, double[] gradients, double[] hessians) {
        for (int row = from; row < to; row++) {
            gradients[row - from] = scores[row] - targets[row];
            hessians[row - from] = 1;
        }
    }
}
