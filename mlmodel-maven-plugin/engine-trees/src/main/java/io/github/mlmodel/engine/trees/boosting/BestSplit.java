package io.github.mlmodel.engine.trees.boosting;

/** The best split of a node's rows: among all features, or of some that one thread looks at. */
final class BestSplit {

    private static final int NONE = -1;

    double score;
    int feature = NONE;
    /** The last code on the left. */
    int lastLeft;
    /** The sum of the pairs on the left. */
    long leftTotal;

    boolean missingLeft;
    /** Whether any row of the node misses the feature, so that {@link #missingLeft} was learnt. */
    boolean missingSeen;

    boolean isFound() {
        return feature != NONE;
    }

    /** Forgets what was found; a split must have more than {@code score}. */
    void clear(double least) {
        score = least;
        feature = NONE;
    }

    /** Takes another's where it is better: of equal ones the first stays. */
    void takeIfBetter(BestSplit other) {
        if (other.isFound() && other.score > score) {
            score = other.score;
            feature = other.feature;
            lastLeft = other.lastLeft;
            leftTotal = other.leftTotal;
            missingLeft = other.missingLeft;
            missingSeen = other.missingSeen;
        }
    }
}
