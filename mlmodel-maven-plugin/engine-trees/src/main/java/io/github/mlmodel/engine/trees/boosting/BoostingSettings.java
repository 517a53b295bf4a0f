package io.github.mlmodel.engine.trees.boosting;

/**
 * What a training was told.
 *
 * @param rounds trees of each output
 * @param learningRate share of each tree's correction that is made
 * @param bins most bins of a feature's values
 * @param growth how far a tree grows
 * @param lambda L2 penalty of leaves
 * @param alpha L1 penalty of leaves
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
        ColumnConstraints constraints,
        Sampling sampling) {}
