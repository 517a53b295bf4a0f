package io.github.mlmodel.engine.trees.boosting;

/**
 * How far a tree grows.
 *
 * @param maxLeaves most leaves; 0 is no limit
 * @param maxDepth deepest level of a leaf
 * @param minSamplesLeaf fewest rows in a leaf
 * @param minChildWeight least sum of second derivatives in a leaf
 * @param gamma least gain of a split
 */
record Growth(int maxLeaves, int maxDepth, int minSamplesLeaf, double minChildWeight, double gamma) {

    /** Deeper trees come of degenerate data only, and ONNX Runtime loads trees by recursion. */
    static final int DEEPEST = 1000;
}
