package io.github.mlmodel.runtime.operator.tree;

import io.github.mlmodel.runtime.graph.Attributes;

/**
 * Trees, and what their leaves add to sums.
 *
 * @param nodes the trees
 * @param targets the number of sums
 * @param base what is added to each sum at last; empty where that is nothing
 * @param firstWeights by node where its weights begin; those of the next node begin where they end
 * @param weightTargets the sum to which a weight is added
 * @param weights what is added
 */
public record TreeSums(
        TreeNodes nodes, int targets, float[] base, int[] firstWeights, int[] weightTargets, float[] weights) {

    /** A file may ask for as many sums as there is no memory for. */
    private static final int MOST_TARGETS = 1 << 16;

    /** Returns the number of sums. */
    static int targets(Attributes attributes) {
        long targets = attributes.integer("n_targets", 1);
        if (targets < 1 || targets > MOST_TARGETS) {
            throw new IllegalArgumentException("n_targets is " + targets);
        }
        return (int) targets;
    }
}
