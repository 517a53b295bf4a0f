package io.github.mlmodel.runtime.operator.tree;

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
        TreeNodes nodes, int targets, float[] base, int[] firstWeights, int[] weightTargets, float[] weights) {}
