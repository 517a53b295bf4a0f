package io.github.mlmodel.engine.trees.forest;

/** Searches a node's best split by one criterion. A higher score is better; scores compare within a node only. */
sealed interface SplitSearch permits ClassSplits, NumberSplits {

    /** Turns to the node with the rows {@code start … end − 1}; false when their targets are all equal. */
    boolean begin(int start, int end);

    /** Returns the weight of the node's rows. */
    long weight();

    /** Offers the best of all thresholds of a feature that is not constant in the node. */
    void best(int feature, BinnedColumn column, NodeBins bins, NodeSplit split);

    /** Offers one split of a feature: bins up to {@code lastLeft} go left. */
    void at(int feature, NodeBins bins, int lastLeft, double threshold, NodeSplit split);

    /** Writes the node as a leaf. */
    void leaf(TreeWriter tree);

    /** Returns a threshold half-way between the values of two bins. */
    static double between(BinnedColumn column, int lastLeft, int firstRight) {
        return ((double) column.most(lastLeft) + column.least(firstRight)) / 2;
    }
}
