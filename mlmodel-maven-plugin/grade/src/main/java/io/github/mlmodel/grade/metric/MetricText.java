package io.github.mlmodel.grade.metric;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** A metric's value for readers: four significant digits, and never fewer than two decimals; the same in every locale. */
public final class MetricText {

    private static final int DIGITS = 4;
    private static final int DECIMALS = 2;

    private MetricText() {}

    /** Returns a value for readers, for example {@code 0.8667} or {@code 45231.24}. */
    public static String of(double value) {
        return Double.isNaN(value) || Double.isInfinite(value) ? notFinite(value) : rounded(value, DIGITS);
    }

    /**
     * Returns a finite value with as many digits as it takes to be told from {@code other}, so that nobody reads that 0.9 is
     * below 0.9.
     */
    public static String apartFrom(double value, double other) {
        int digits = DIGITS;
        // Ends: 17 digits tell each value from every other.
        while (value != other && Double.parseDouble(rounded(value, digits)) == other) {
            digits++;
        }
        return rounded(value, digits);
    }

    private static String notFinite(double value) {
        return Double.isNaN(value) ? "undefined" : value == Double.POSITIVE_INFINITY ? "infinite" : "-infinite";
    }

    private static String rounded(double value, int digits) {
        BigDecimal exact = new BigDecimal(value);
        int whole = exact.precision() - exact.scale();
        return plain(exact.round(new MathContext(Math.max(digits, whole + DECIMALS), RoundingMode.HALF_EVEN)));
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
