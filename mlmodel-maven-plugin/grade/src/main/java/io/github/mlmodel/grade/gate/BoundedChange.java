package io.github.mlmodel.grade.gate;

import io.github.mlmodel.grade.AskedBound;
import io.github.mlmodel.grade.AskedBound.Quantity;
import io.github.mlmodel.grade.metric.Direction;
import io.github.mlmodel.grade.metric.MetricText;
import io.github.mlmodel.grade.metric.MetricTraits;
import io.github.mlmodel.grade.metric.Range;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The value is not more worse, or more or less better, than the baseline's by an amount. What is worse the metric says.
 *
 * @param way what is bounded
 * @param atMost whether the bound is the largest amount, or the smallest
 * @param amount the bound: a difference of values, or a percentage
 * @param inclusive whether the bound itself is good enough
 * @param percent whether it is a percentage of the baseline's absolute value
 */
public record BoundedChange(Way way, boolean atMost, double amount, boolean inclusive, boolean percent)
        implements Criterion {

    /**
     * Differences within so many units in the last place are one: 0.85 − 0.84 is not 0.01 in binary fractions, and a metric is
     * itself rounded a few times.
     */
    private static final int UNITS_OF_ROUNDING = 8;

    private static final int PERCENT = 100;

    /** Which change is bounded. */
    public enum Way {
        /** How much worse the value is. */
        REGRESSION,
        /** How much better it is. */
        IMPROVEMENT;

        /** Returns the word for it in gates. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Refuses what is no number. */
    public BoundedChange {
        Thresholds.require(amount);
    }

    @Override
    public boolean needsBaseline() {
        return true;
    }

    @Override
    public boolean isRelative() {
        return percent;
    }

    @Override
    public boolean isKeptBy(Measured measured) {
        int beyond = comparedToBound(measured);
        return beyond == 0 ? inclusive : atMost == (beyond < 0);
    }

    @Override
    public String finding(Measured measured) {
        double before = measured.before();
        return "was " + MetricText.apartFrom(measured.value(), before) + ", and the baseline's "
                + MetricText.apartFrom(before, measured.value()) + ": " + difference(measured);
    }

    private String difference(Measured measured) {
        double worse = worse(measured);
        if (worse == 0) {
            return "no difference";
        }
        double shown = Math.abs(comparedToBound(measured) == 0 ? amount : amountOf(measured));
        return (Double.isInfinite(shown) ? MetricText.of(shown) : MetricText.apartFrom(shown, Math.abs(amount)))
                + (percent ? "%" : "")
                + (worse > 0 ? " worse" : " better");
    }

    @Override
    public double bound(Measured measured) {
        double allowed = percent ? amount * Math.abs(measured.before()) / PERCENT : amount;
        double worse = way == Way.REGRESSION ? allowed : -allowed;
        return measured.metric().direction() == Direction.MORE ? measured.before() - worse : measured.before() + worse;
    }

    @Override
    public List<AskedBound> bounds() {
        boolean regression = way == Way.REGRESSION;
        // A regression is an improvement by less than 0; without the 0, or -0.0 is another number than 0.
        double improvement = regression && amount != 0 ? -amount : amount;
        return List.of(new AskedBound(Quantity.IMPROVEMENT, regression == atMost, improvement, inclusive, percent));
    }

    @Override
    public Direction asksFor() {
        return Direction.NEITHER;
    }

    @Override
    public Optional<String> problem(MetricTraits metric) {
        if (metric.direction() == Direction.NEITHER) {
            return Optional.of("asks how much worse or better " + metric.name()
                    + " is, and neither more nor less of it is better; bound its value");
        }
        if (way == Way.REGRESSION && !atMost) {
            return Optional.of("asks for a model that is worse; write 'regression at most' or 'improvement at least'");
        }
        Range range = metric.range();
        if (!percent && Math.abs(amount) > range.highest() - range.lowest()) {
            return Optional.of("has a bound of " + MetricText.of(amount) + ", and " + metric.name()
                    + " lies in the range " + range.text() + "; a change in percent is written "
                    + MetricText.of(amount) + "%");
        }
        return Optional.empty();
    }

    @Override
    public String text() {
        return way.text() + (atMost ? " <" : " >") + (inclusive ? "= " : " ") + amount + (percent ? "%" : "");
    }

    /** Returns how much worse a value is; below 0 where it is better. */
    private static double worse(Measured measured) {
        double more = measured.value() - measured.before();
        return measured.metric().direction() == Direction.MORE ? -more : more;
    }

    /** Returns what the bound is of. */
    private double amountOf(Measured measured) {
        double amountOfWay = way == Way.REGRESSION ? worse(measured) : -worse(measured);
        return percent ? amountOfWay / Math.abs(measured.before()) * PERCENT : amountOfWay;
    }

    /** Compares a change with the bound: below 0 where it is less, 0 where nothing but rounding tells them apart. */
    private int comparedToBound(Measured measured) {
        double found = amountOf(measured);
        double rounding = UNITS_OF_ROUNDING * Math.max(Math.ulp(measured.value()), Math.ulp(measured.before()));
        double tolerance = percent ? rounding / Math.abs(measured.before()) * PERCENT : rounding;
        boolean equal = Double.isFinite(found) && Math.abs(found - amount) <= tolerance;
        return equal ? 0 : Double.compare(found, amount);
    }
}
