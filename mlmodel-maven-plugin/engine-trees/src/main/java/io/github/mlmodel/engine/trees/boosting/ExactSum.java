package io.github.mlmodel.engine.trees.boosting;

import java.util.function.IntToDoubleFunction;

/** Sums of a number a row, taken as whole numbers: the same in whatever order rows come, or are shared out. */
final class ExactSum {

    /** What a sum of whole numbers may have, with a bit to spare. */
    private static final int BITS = 62;

    private ExactSum() {}

    static double of(int rows, IntToDoubleFunction value) {
        double most = 0;
        for (int row = 0; row < rows; row++) {
            most = Math.max(most, Math.abs(value.applyAsDouble(row)));
        }
        if (most == 0) {
            return 0;
        }
        int scale = BITS - (Integer.SIZE - Integer.numberOfLeadingZeros(rows)) - Math.getExponent(most) - 1;
        long sum = 0;
        for (int row = 0; row < rows; row++) {
            sum += (long) StrictMath.rint(Math.scalb(value.applyAsDouble(row), scale));
        }
        return Math.scalb((double) sum, -scale);
    }
}
