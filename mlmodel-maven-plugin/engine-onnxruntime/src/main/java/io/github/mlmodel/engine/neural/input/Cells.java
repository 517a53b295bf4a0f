package io.github.mlmodel.engine.neural.input;

import io.github.mlmodel.spi.FeatureColumn;

/** Takes the cells of a column that are not zero. */
@FunctionalInterface
interface Cells {

    void take(int row, float value);

    /** Gives the cells of a column, by ascending rows. */
    static void of(FeatureColumn column, Cells taker) {
        if (column instanceof FeatureColumn.Sparse sparse) {
            for (int i = 0; i < sparse.rows().length; i++) {
                give(sparse.rows()[i], sparse.values()[i], taker);
            }
        } else if (column instanceof FeatureColumn.Dense dense) {
            for (int row = 0; row < dense.values().length; row++) {
                give(row, dense.values()[row], taker);
            }
        }
    }

    private static void give(int row, float value, Cells taker) {
        if (value != 0) {
            taker.take(row, value);
        }
    }
}
