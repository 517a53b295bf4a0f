package io.github.mlmodel.engine.trees.boosting;

/** Rounds as {@link Math} does, whose methods the first compiler calls for each row; these it writes in line. */
final class RowRounding {

    /** The sum with a number of at most {@link #MOST} has no bits left for a fraction. */
    private static final double WHOLE = 0x1.8p52;

    private static final double MOST = 0x1p51;

    private RowRounding() {}

    /** Rounds down a number that a long holds, without a branch, which would be guessed wrong for every other row. */
    static long down(double number) {
        long whole = (long) number;
        return whole - (Double.doubleToRawLongBits(number - whole + 0.0) >>> (Long.SIZE - 1));
    }

    /** Rounds to the nearest, of two the even one. */
    static long nearest(double number) {
        return (long) (Math.abs(number) <= MOST ? number + WHOLE - WHOLE : Math.rint(number));
    }
}
