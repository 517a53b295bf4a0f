package io.github.mlmodel.engine.trees.boosting.exchange;

import java.util.function.IntToDoubleFunction;

/** Sums of a number a row, taken as whole numbers: the same in whatever order rows come, or are shared out. */
public final class ExactSum {

    /** What a sum of whole numbers may have, with a bit to spare. */
    private static final int BITS = 62;

    private ExactSum() {}

    /** Adds a number of each row, here and elsewhere. */
    public static double of(RowShare share, IntToDoubleFunction value) {
        double most = 0;
        for (int row = 0; row < share.rows(); row++) {
            most = Math.max(most, Math.abs(value.applyAsDouble(row)));
        }
        most = share.exchange().most(most);
        if (most == 0) {
            return 0;
        }
        int rowBits = Long.SIZE - Long.numberOfLeadingZeros(share.all());
        int scale = BITS - rowBits - Math.getExponent(most) - 1;
        long sum = 0;
        for (int row = 0; row < share.rows(); row++) {
            sum += (long) StrictMath.rint(Math.scalb(value.applyAsDouble(row), scale));
        }
        return Math.scalb((double) share.exchange().sum(sum), -scale);
    }
}
