package io.github.mlmodel.runtime.explain;

/** What columns add to the sums of a tree. Several threads may ask at once, each with room of its own. */
sealed interface TreeAmounts permits TabulatedTree, WalkedTree {

    /**
     * Adds what the columns of a row add.
     *
     * @param features the row's features
     * @param amounts what columns add, the sums of one column after the other
     */
    void add(float[] features, TreeRoom room, double[] amounts);
}
