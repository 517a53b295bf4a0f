package io.github.mlmodel.engine.trees.boosting;

import io.github.mlmodel.engine.trees.boosting.category.CategorySettings;

/**
 * What a training was told.
 *
 * @param rounds trees of each output
 * @param learningRate share of each tree's correction that is made
 * @param bins most bins of a feature's values
 * @param growth how far a tree grows
 * @param lambda L2 penalty of leaves
 * @param alpha L1 penalty of leaves
 * @param categories how columns of categories are treated
 * @param constraints what trees may do with features
 * @param sampling what is left to chance
 */
record BoostingSettings(
        int rounds,
        double learningRate,
        int bins,
        Growth growth,
        double lambda,
        double alpha,
        CategorySettings categories,
        ColumnConstraints constraints,
        Sampling sampling) {

    /** Returns the same with other constraints. */
    BoostingSettings with(ColumnConstraints other) {
        return new BoostingSettings(rounds, learningRate, bins, growth, lambda, alpha, categories, other, sampling);
    }
}
