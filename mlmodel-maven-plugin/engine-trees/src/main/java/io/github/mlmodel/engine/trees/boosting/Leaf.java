package io.github.mlmodel.engine.trees.boosting;

import org.jspecify.annotations.Nullable;

/** A leaf of the tree that grows: its rows, what they sum to, and how it would best be split. */
final class Leaf {

    final BestSplit split = new BestSplit();
    int number;
    /** Where its rows that are here begin and end. */
    int start;

    int end;
    /** How many rows it has everywhere. */
    long rows;
    /** How many of the rows the tree sees. */
    long seen;

    int depth;
    /** The node whose child it is, or -1. */
    int parent = -1;
    /** The sum of the rows' pairs. */
    long total;
    /** What the best split gains, 0 if there is none. */
    double gain;
    /** The least and the most that it may add, in whole numbers' quotients. */
    double low = Double.NEGATIVE_INFINITY;

    double high = Double.POSITIVE_INFINITY;
    /** The sets of features of which one more may split it. */
    long sets = ColumnConstraints.ALL_SETS;

    @Nullable
    NodeSums sums;

    /** Returns the nearest to a value that it may add. */
    double bounded(double value) {
        return Math.max(low, Math.min(high, value));
    }
}
