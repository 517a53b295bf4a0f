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
     * Returns a value with as many digits as it takes to be told from {@code other}, so that nobody reads that 0.9 is
     * below 0.9.
     */
    public static String apartFrom(double value, double other) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return notFinite(value);
        }
        for (int digits = DIGITS; digits < 17; digits++) {
            String text = rounded(value, digits);
            if (value == other || Double.compare(Double.parseDouble(text), other) != 0) {
                return text;
            }
        }
        return plain(new BigDecimal(value).round(new MathContext(17, RoundingMode.HALF_EVEN)));
    }

    private static String notFinite(double value) {
        return Double.isNaN(value) ? "undefined" : value > 0 ? "infinite" : "-infinite";
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
