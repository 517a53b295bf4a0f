package io.github.mlmodel.grade.metric;

import io.github.mlmodel.grade.interval.Interval;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** An interval for readers. */
public final class IntervalText {

    private IntervalText() {}

    /** Returns its two ends, for example {@code 0.8312 to 0.8971}. */
    public static String ends(Interval interval) {
        return MetricText.of(interval.lower()) + " to " + MetricText.of(interval.upper());
    }

    /** Returns what it is called, for example {@code 95 % interval}. */
    public static String name(double confidence) {
        return BigDecimal.valueOf(confidence)
                        .movePointRight(2)
                        .stripTrailingZeros()
                        .toPlainString() + " % interval";
    }

    /** Returns a clause with name and ends, and what speaks against it. */
    public static String clause(double confidence, Interval interval) {
        @Nullable String doubt = interval.doubt();
        return name(confidence) + " " + ends(interval) + (doubt == null ? "" : ", which cannot be trusted: " + doubt);
    }
}
