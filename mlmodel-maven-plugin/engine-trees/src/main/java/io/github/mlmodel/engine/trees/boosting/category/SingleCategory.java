package io.github.mlmodel.engine.trees.boosting.category;

/**
 * A category that trees tell from all others.
 *
 * @param feature of the matrix, which numbers the column's categories
 * @param number the category's
 */
public record SingleCategory(int feature, int number) {}
