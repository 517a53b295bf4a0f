package io.github.mlmodel.engine.trees.boosting.category;

/**
 * How columns of categories are treated.
 *
 * @param mostOneHot columns of no more features have no means beside these
 * @param smoothing how many rows of the overall mean are added to a category's
 */
public record CategorySettings(int mostOneHot, double smoothing) {}
