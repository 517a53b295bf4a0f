package io.github.mlmodel.grade.interval;

import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** A value that was found on a sample of rows, with all that says how far it may be off. */
public final class Estimate {

    private static final long LEAST_SUPPORT = 50;
    private static final double LEAST_EFFECTIVE_ROWS = 10;

    private final double value;
    private final Scale scale;
    private final Support support;
    private final Supplier<double[]> influence;
    private final Method method;
    private final boolean tails;
    private final @Nullable Proportion share;
    private @Nullable Influence known;

    private Estimate(
            double value,
            Scale scale,
            Support support,
            Supplier<double[]> influence,
            @Nullable Method method,
            boolean tails,
            @Nullable Proportion share) {
        this.value = value;
        this.scale = scale;
        this.support = support;
        this.influence = influence;
        this.method = method == null ? this::byInfluence : method;
        this.tails = tails;
        this.share = share;
    }

    /**
     * Makes one whose interval is symmetric on a scale, by what each row does to it.
     *
     * @param value the value
     * @param scale the scale
     * @param support what the value rests on
     * @param influence a value a row
     */
    public static Estimate byInfluence(double value, Scale scale, Support support, Supplier<double[]> influence) {
        return new Estimate(value, scale, support, influence, null, false, null);
    }

    /** Makes one of a share of rows, with Wilson's interval; see {@link #byInfluence}. */
    public static Estimate ofShare(Proportion share, Support support, Supplier<double[]> influence) {
        return new Estimate(
                (double) share.hits() / share.trials(),
                new Scale(0, 1),
                support,
                influence,
                share::wilson,
                false,
                share);
    }

    /** Makes one that has an interval by a method of its own; see {@link #byInfluence}. */
    public static Estimate by(Method method, double value, Scale scale, Support support, Supplier<double[]> influence) {
        return new Estimate(value, scale, support, influence, method, false, null);
    }

    /**
     * Makes one of means over the rows: by drawing rows anew, or by influence where these are many. It is doubted where its
     * variance rests on a few rows.
     *
     * @param value makes of the means the value
     * @param scale the scale
     * @param draws whether rows are drawn
     * @param columns values by row, for each of several quantities
     * @param influence a value a row
     */
    public static Estimate ofMeans(
            ToDoubleFunction<double[]> value, Scale scale, boolean draws, double[][] columns, double[] influence) {
        double[] means = new double[columns.length];
        for (int column = 0; column < columns.length; column++) {
            double sum = 0;
            for (double one : columns[column]) {
                sum += one;
            }
            means[column] = sum / influence.length;
        }
        double found = value.applyAsDouble(means);
        Influence known = new Influence(influence);
        Method method = draws
                ? confidence -> Bootstrap.corrected(Bootstrap.drawn(columns, value), found, known, confidence)
                : null;
        return new Estimate(found, scale, Support.ofRows(influence.length), () -> influence, method, true, null);
    }

    /** Returns the value. */
    public double value() {
        return value;
    }

    /** Returns the two-sided interval that holds the value of all rows that there could be, in that share of samples. */
    public Interval interval(double confidence) {
        Interval interval = method.at(confidence).within(scale);
        return interval.doubted(support.doubt())
                .doubted(interval.lower() == interval.upper() ? "it is the same for every row" : null)
                .doubted(tails ? tailDoubt() : null);
    }

    /**
     * Returns how the value goes together with another one of the same rows, never quite 1: rows that were not seen may still
     * tell the two apart. Of shares it is corrected for continuity, see {@link PairedChange}.
     */
    public double correlation(Estimate other) {
        double found = influence().correlation(other.influence());
        double certain = 2.0 / Math.max(2, support.rows());
        if (share == null || other.share == null) {
            return Math.min(found, 1 - certain);
        }
        double spread = share.spread() * other.share.spread();
        return spread == 0 || found <= 0 ? found : Math.max(0, found - 1 / (2 * spread));
    }

    private @Nullable String tailDoubt() {
        double effective = influence().effectiveRows();
        return effective < LEAST_EFFECTIVE_ROWS
                ? "a few rows decide it: its variance rests on no more than " + Math.max(1, Math.round(effective))
                        + " of them"
                : null;
    }

    private Influence influence() {
        Influence there = known;
        if (there == null) {
            there = new Influence(influence.get());
            known = there;
        }
        return there;
    }

    private Interval byInfluence(double confidence) {
        double z = Normal.both(confidence);
        double error = influence().error();
        if (scale.endsAt(value)) {
            return atEnd(z);
        }
        double place = scale.to(value);
        double reach = z * error * scale.slope(value);
        return new Interval(
                Math.min(value, scale.from(place - reach)), Math.max(value, scale.from(place + reach)), null);
    }

    /** No row went wrong, or none right: as many as Wilson's interval allows for none of so many. */
    private Interval atEnd(double z) {
        if (!scale.hasLowest() || !scale.hasHighest()) {
            return new Interval(value, value, null);
        }
        double reach = (scale.highest() - scale.lowest()) * z * z / (support.rows() + z * z);
        return value >= scale.highest()
                ? new Interval(value - reach, value, null)
                : new Interval(value, value + reach, null);
    }

    /** Finds an interval. */
    @FunctionalInterface
    public interface Method {
        /** Returns the two-sided interval of that confidence. */
        Interval at(double confidence);
    }

    /**
     * What a value rests on.
     *
     * @param rows the number of rows
     * @param words which they are, behind their number
     */
    public record Support(long rows, String words) {

        /** Returns that all rows count. */
        public static Support ofRows(long rows) {
            return new Support(rows, "rows");
        }

        private @Nullable String doubt() {
            return rows < LEAST_SUPPORT ? "it rests on " + rows + " " + words + ", fewer than " + LEAST_SUPPORT : null;
        }
    }
}
