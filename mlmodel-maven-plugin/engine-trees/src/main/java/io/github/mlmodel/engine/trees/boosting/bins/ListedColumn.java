package io.github.mlmodel.engine.trees.boosting.bins;

import io.github.mlmodel.spi.FeatureColumn;

/**
 * A column's codes of the few rows that are not zero.
 *
 * @param cuts what the codes mean
 * @param codes the codes of {@code rows}
 * @param rows ascending
 * @param rest the code of all other rows
 */
record ListedColumn(Cuts cuts, byte[] codes, int[] rows, int rest) {

    static ListedColumn of(FeatureColumn.Sparse column, Cuts cuts) {
        byte[] codes = new byte[column.values().length];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = (byte) cuts.codeOf(column.values()[i]);
        }
        return new ListedColumn(cuts, codes, column.rows(), cuts.codeOf(0f));
    }
}
