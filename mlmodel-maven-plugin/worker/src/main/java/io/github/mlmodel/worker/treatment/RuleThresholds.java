package io.github.mlmodel.worker.treatment;

/** The shares and numbers at which one treatment gives way to another. */
final class RuleThresholds {

    /** With no more different numbers than that, other texts beside them make the column one of categories. */
    static final int FEW_DIFFERENT = 20;

    /** An identifier has at least so many values. */
    static final int VALUES_OF_IDENTIFIERS = 50;

    /** In fewer values, what they look like may be chance. */
    static final int FEW_VALUES = 20;

    private static final int PERCENT = 100;

    private static final int LEAST_DIFFERENT_BY_NAME = 10;

    private static final int NEARLY_ALL_NUMBERS = 90;

    private static final int NEARLY_ALL_DIFFERENT = 95;

    private RuleThresholds() {}

    static boolean isHalf(long part, long all) {
        return 2 * part >= all;
    }

    static boolean nearlyAll(long numbers, long all) {
        return PERCENT * numbers >= NEARLY_ALL_NUMBERS * all;
    }

    static boolean nearlyAllDifferent(long different, long all) {
        return all >= VALUES_OF_IDENTIFIERS && PERCENT * different >= NEARLY_ALL_DIFFERENT * all;
    }

    /** Returns whether values may be identifiers, though not nearly all are different. */
    static boolean manyDifferent(long different, long all) {
        return all >= VALUES_OF_IDENTIFIERS && isHalf(different, all);
    }

    /** Returns whether values of a column that is called an identifier may be some. */
    static boolean manyDifferentForTheName(long different, long all) {
        return all >= VALUES_OF_IDENTIFIERS
                && different > FEW_DIFFERENT
                && PERCENT * different >= LEAST_DIFFERENT_BY_NAME * all;
    }
}
