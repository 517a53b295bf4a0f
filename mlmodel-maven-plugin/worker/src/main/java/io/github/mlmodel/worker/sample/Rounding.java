package io.github.mlmodel.worker.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;

/**
 * Rounds numbers that lie between or beyond those of some rows so that they are nobody's own. Of few rows it leaves one
 * digit, because two numbers and what lies between them tell each other.
 */
final class Rounding {

    /** One digit that many share, for example a flag's, is nobody's own. */
    private static final double DIGITS = 10;

    private final double[] seen;
    private final boolean whole;

    /**
     * Starts from the numbers that were seen.
     *
     * @param seen sorted, and not changed afterwards
     * @param whole whether the numbers of the column are whole
     */
    Rounding(double[] seen, boolean whole) {
        this.seen = seen;
        this.whole = whole;
    }

    /** Tells whether what the numbers have in common would be what is known of a few. */
    boolean ofFew() {
        return seen.length < Groups.FEWEST_ROWS;
    }

    boolean isSeen(double number) {
        return Arrays.binarySearch(seen, number == 0 ? 0.0 : number) >= 0
                || (number == 0 && Arrays.binarySearch(seen, -0.0) >= 0);
    }

    /**
     * Rounds a number that lies between two: to a hundredth of the spread or two digits, whichever is finer. The spread alone
     * would make small numbers beside large ones 0.
     */
    double between(double number, double spread) {
        if (ofFew()) {
            return signed(coarse(number, RoundingMode.HALF_EVEN, Math.signum(number)), number);
        }
        if (spread == 0) {
            return number;
        }
        int ofSpread = Double.isFinite(spread) ? 2 - magnitude(spread) : 0;
        int decimals = Math.max(ofSpread, 1 - magnitude(number));
        return signed(rounded(number, whole ? Math.min(0, decimals) : decimals, RoundingMode.HALF_EVEN), number);
    }

    /** Goes on from the least or the most: but not to 0 or to the other sign, of which a logarithm would be none. */
    double beyond(double value, double by, RoundingMode mode) {
        if (value * by < 0) {
            return coarse(value, mode, Math.signum(by));
        }
        boolean least = by < 0 && value == 0;
        boolean stays = least || !Double.isFinite(value + by);
        if (ofFew()) {
            return coarse(stays ? value : value + by, mode, Math.signum(by));
        }
        return stays ? value : rounded(value + by, -magnitude(by), mode);
    }

    /** Leaves one digit, and goes on by halves of its unit from what somebody has. */
    private double coarse(double number, RoundingMode mode, double direction) {
        int unit = magnitude(number);
        BigDecimal rounded = new BigDecimal(number).setScale(whole ? Math.min(0, -unit) : -unit, mode);
        BigDecimal step = BigDecimal.valueOf(direction < 0 ? -5 : 5, 1 - magnitude(rounded));
        while (isSomebodys(rounded.doubleValue())) {
            rounded = rounded.add(step);
        }
        return rounded.doubleValue();
    }

    private boolean isSomebodys(double number) {
        boolean digit = Math.abs(number) < DIGITS && number == Math.rint(number);
        return !digit && isSeen(number);
    }

    /** Returns a whole number of the same sign instead of a 0 that was not seen. */
    private double signed(double rounded, double number) {
        return rounded == 0 && !isSeen(0) ? Math.signum(number) : rounded;
    }

    /** Returns the power of ten that a number's first digit stands for. */
    private static int magnitude(double number) {
        return magnitude(new BigDecimal(number));
    }

    private static int magnitude(BigDecimal digits) {
        return digits.precision() - digits.scale() - 1;
    }

    private static double rounded(double value, int decimals, RoundingMode mode) {
        return new BigDecimal(value).setScale(decimals, mode).doubleValue();
    }
}
