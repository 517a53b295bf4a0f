package io.github.mlmodel.worker.sample;

import io.github.mlmodel.spi.work.Mix64;
import io.github.mlmodel.worker.table.Column;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of things that a model looks up, for example tokens: numbers of the column itself and no other. A column is 0, the
 * number of padding, in the rows that are so short; thus the padding of a row is all on one side, as in the data.
 */
final class IdPalette implements Palette {

    private static final int MOST = 64;

    private final double[] ids;
    private final double padded;

    private IdPalette(double[] ids, double padded) {
        this.ids = ids;
        this.padded = padded;
    }

    static IdPalette of(Column.Numbers column) {
        double[] sorted = Arrays.stream(column.values())
                .filter(value -> !Double.isNaN(value) && value != 0)
                .sorted()
                .toArray();
        long zeros = Arrays.stream(column.values()).filter(value -> value == 0).count();
        double[] ids = new double[Math.min(MOST, sorted.length)];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = sorted[(int) ((long) i * (sorted.length - 1) / Math.max(1, ids.length - 1))];
        }
        return new IdPalette(ids, (double) zeros / Math.max(1, zeros + sorted.length));
    }

    /** Returns the share of rows that are too short for this column. */
    double padded() {
        return padded;
    }

    /** Returns the least number that is no padding. */
    @Nullable
    Object least() {
        return ids.length == 0 ? null : (Object) ids[0];
    }

    /** Returns the largest. */
    @Nullable
    Object most() {
        return ids.length == 0 ? null : (Object) ids[ids.length - 1];
    }

    @Override
    public @Nullable Object pick(int group, double row, Mix64 chance) {
        if (ids.length == 0 && padded == 0) {
            return null;
        }
        return ids.length == 0 || row < padded ? 0.0 : ids[chance.nextInt(ids.length)];
    }
}
