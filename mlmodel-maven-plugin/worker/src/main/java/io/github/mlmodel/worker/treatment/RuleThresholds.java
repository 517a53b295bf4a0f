package io.github.mlmodel.worker.treatment;

/** The shares and numbers at which one treatment gives way to another. */
final class RuleThresholds {

    /** With no more different numbers than that, other texts beside them make the column one of categories. */
    static final int FEW_DIFFERENT = 20;

    /** An identifier has at least so many values. */
    static final int VALUES_OF_IDENTIFIERS = 50;

    private static final int PERCENT = 100;

    private static final int NEARLY_ALL_NUMBERS = 90;

    private static final int NEARLY_ALL_DIFFERENT = 95;

    private RuleThresholds() {}

    static boolean isHalf(long part, long all) {
        return 2 * part >= all;
    }

    static boolean nearlyAllNumbers(long numbers, long all) {
        return PERCENT * numbers >= NEARLY_ALL_NUMBERS * all;
    }

    static boolean nearlyAllDifferent(long different, long all) {
        return all >= VALUES_OF_IDENTIFIERS && PERCENT * different >= NEARLY_ALL_DIFFERENT * all;
    }
}
