package io.github.mlmodel.engine.trees.boosting;

/**
 * What is left to chance.
 *
 * @param rows share of the rows that a round sees
 * @param treeColumns share of the columns that a tree looks at
 * @param nodeColumns share of these that a node looks at
 * @param seed decides the draws
 */
record Sampling(double rows, double treeColumns, double nodeColumns, long seed) {}
