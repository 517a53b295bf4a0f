package io.github.mlmodel.engine.trees.boosting;

import org.jspecify.annotations.Nullable;

/** A leaf of the tree that grows: its rows, what they sum to, and how it would best be split. */
final class Leaf {

    final BestSplit split = new BestSplit();
    int number;
    int start;
    int end;
    /** How many of the rows the tree sees. */
    int seen;
    int depth;
    /** The node whose child it is, or -1. */
    int parent = -1;
    /** The sum of the rows' pairs. */
    long total;
    /** What the best split gains, 0 if there is none. */
    double gain;
    @Nullable NodeSums sums;

    int rows() {
        return end - start;
    }
}
