package io.github.mlmodel.worker.feature;

import io.github.mlmodel.model.text.Printable;
import java.util.Arrays;
import java.util.Locale;

/**
 * What is lost of a column's numbers when they become 32-bit floats.
 *
 * <p>Looked for is what a model may depend on: differences between whole numbers, and between numbers that are close to each
 * other for their size. Numbers of many digits that are spread as widely as they are large fall together here and there, too; but
 * only if they differ by less than a ten millionth of that spread.
 *
 * @param distinct different values of the training rows
 * @param floats different floats that these become
 * @param offset the median, which is subtracted in double precision: of all numbers it is near most, whatever a few far ones are
 * @param left different floats that values less the offset become
 */
record FloatLoss(int distinct, int floats, double offset, int left) {

    private static final FloatLoss NONE = new FloatLoss(0, 0, 0, 0);

    /** So often must numbers be larger than their spread; floats tell a million steps of that apart. */
    private static final double CLOSE = 8;

    private static final int SAMPLE = 1000;

    /** Looks at a column. Columns whose numbers are floats, or are not close, cost one pass. */
    static FloatLoss of(double[] values) {
        double[] present = new double[values.length];
        int count = 0;
        boolean whole = true;
        boolean exact = true;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                present[count++] = value + 0.0;
                whole &= value == Math.rint(value);
                exact &= (float) value == value;
                if (Float.isInfinite((float) value)) {
                    return NONE;
                }
            }
        }
        if (exact || !(whole || isClose(present, count))) {
            return NONE;
        }
        Arrays.sort(present, 0, count);
        return of(present, count);
    }

    private static FloatLoss of(double[] sorted, int count) {
        double offset = sorted[(count - 1) / 2];
        int distinct = 1;
        int floats = 1;
        int left = 1;
        for (int i = 1; i < count; i++) {
            distinct += sorted[i] == sorted[i - 1] ? 0 : 1;
            floats += (float) sorted[i] == (float) sorted[i - 1] ? 0 : 1;
            left += (float) (sorted[i] - offset) == (float) (sorted[i - 1] - offset) ? 0 : 1;
        }
        return floats == distinct ? NONE : new FloatLoss(distinct, floats, offset, left);
    }

    /** Looks at some rows, and of their values not at the tenths that are least and most. */
    private static boolean isClose(double[] values, int count) {
        int size = Math.min(SAMPLE, count);
        double[] sample = new double[size];
        for (int i = 0; i < size; i++) {
            sample[i] = values[(int) ((long) i * count / size)];
        }
        Arrays.sort(sample);
        double low = sample[size / 10];
        double high = sample[size - 1 - size / 10];
        return Math.max(Math.abs(low), Math.abs(high)) >= CLOSE * (high - low);
    }

    /** Returns whether different values become equal. */
    boolean any() {
        return floats < distinct;
    }

    /** Returns the loss as a sentence. */
    String sentence(String column) {
        String kept = left == distinct
                ? ", which keeps them apart."
                : String.format(Locale.ROOT, ", which leaves %,d. If they are codes, list the column under", left)
                        + " <features><categorical>.";
        return String.format(
                Locale.ROOT,
                "Column '%s' has %,d different values in the training rows, and as 32-bit floats they would be %,d: the"
                        + " graph takes them in double precision and subtracts %s first%s",
                Printable.text(column),
                distinct,
                floats,
                NumericBlock.text(offset),
                kept);
    }
}
