package io.github.mlmodel.engine.trees.boosting.bins;

import io.github.mlmodel.engine.trees.boosting.exchange.RowShare;
import io.github.mlmodel.spi.FeatureColumn;
import io.github.mlmodel.spi.work.Mix64;
import java.util.Arrays;

/** The keys of a column's values that lie here, or of a sample of them, drawn by the rows' numbers. */
final class ColumnKeys {

    /** Of more rows than this about as many are drawn. */
    private static final int SAMPLE = 200_000;

    private final RowShare share;
    private final boolean all;
    private final double drawn;
    private int[] keys;
    private int size;
    private boolean missing;

    private ColumnKeys(RowShare share, int values, long entries) {
        this.share = share;
        all = entries <= SAMPLE || entries < share.all();
        drawn = (double) SAMPLE / entries;
        keys = new int[all ? values : Math.min(values, SAMPLE)];
    }

    /**
     * Takes a column's.
     *
     * @param entries how many values all rows have, here and elsewhere; others are zero, and all values are taken
     */
    static ColumnKeys of(FeatureColumn column, RowShare share, long entries) {
        float[] values = values(column);
        ColumnKeys taken = new ColumnKeys(share, values.length, entries);
        for (int row = 0; row < values.length; row++) {
            taken.take(row, values[row]);
        }
        return taken;
    }

    /** Returns the values that a column tells, be it a list or not. */
    static float[] values(FeatureColumn column) {
        return column instanceof FeatureColumn.Dense dense ? dense.values() : ((FeatureColumn.Sparse) column).values();
    }

    private void take(int row, float value) {
        if (Float.isNaN(value)) {
            missing = true;
        } else if (all || Mix64.fraction(Mix64.mix(share.first() + row + Mix64.GOLDEN)) < drawn) {
            if (size == keys.length) {
                keys = Arrays.copyOf(keys, size + size / 4 + 1);
            }
            keys[size++] = FloatOrder.key(value);
        }
    }

    int[] keys() {
        return Arrays.copyOf(keys, size);
    }

    /** Returns whether some row lacks a value. */
    boolean missing() {
        return missing;
    }
}
