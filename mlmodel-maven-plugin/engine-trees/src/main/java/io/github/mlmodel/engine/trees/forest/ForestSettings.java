package io.github.mlmodel.engine.trees.forest;

/**
 * How trees are grown.
 *
 * @param trees how many
 * @param maxDepth deepest leaf, the root being at 0
 * @param minSamplesLeaf fewest rows in a leaf
 * @param maxFeatures features looked at in a node
 * @param bins most bins of a feature
 * @param bootstrap whether each tree sees a sample of the rows, drawn with replacement
 * @param randomThresholds whether one threshold a feature is drawn, instead of searched
 */
record ForestSettings(
        int trees,
        int maxDepth,
        int minSamplesLeaf,
        int maxFeatures,
        int bins,
        boolean bootstrap,
        boolean randomThresholds) {}
