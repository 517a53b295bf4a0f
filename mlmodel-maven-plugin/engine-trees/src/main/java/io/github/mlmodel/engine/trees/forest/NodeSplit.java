package io.github.mlmodel.engine.trees.forest;

/** The best split of a node so far. */
final class NodeSplit {

    private double score;
    private int feature;
    private int lastLeft;
    private double threshold;

    void clear() {
        score = Double.NEGATIVE_INFINITY;
        feature = -1;
    }

    boolean isFound() {
        return feature >= 0;
    }

    /** Takes a split if it is better: of equal ones, the one that was offered first stays. */
    void offer(double offered, int byFeature, int lastLeftBin, double atThreshold) {
        if (offered > score) {
            score = offered;
            feature = byFeature;
            lastLeft = lastLeftBin;
            threshold = atThreshold;
        }
    }

    boolean isBetter(double offered) {
        return offered > score;
    }

    int feature() {
        return feature;
    }

    int lastLeft() {
        return lastLeft;
    }

    double threshold() {
        return threshold;
    }
}
