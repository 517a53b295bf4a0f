package io.github.mlmodel.grade.interval;

import java.util.Arrays;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** A value that was found on a sample of rows, with all that says how far it may be off. */
public final class Estimate {

    private static final long LEAST_SUPPORT = 50;

    private final Found found;
    private final Method method;
    private final @Nullable Support besides;
    private final Tails tails;
    private final @Nullable Proportion share;
    private final @Nullable ToDoubleFunction<int[]> again;
    private @Nullable Influence known;

    private Estimate(
            Found found,
            @Nullable Method method,
            @Nullable Support besides,
            Tails tails,
            @Nullable Proportion share,
            @Nullable ToDoubleFunction<int[]> again) {
        this.found = found;
        this.method = method == null ? this::byInfluence : method;
        this.besides = besides;
        this.tails = tails;
        this.share = share;
        this.again = again;
    }

    /**
     * What was found.
     *
     * @param support what the value rests on
     * @param influence a value for each of these
     */
    private record Found(double value, Scale scale, Support support, Supplier<double[]> influence) {}

    /**
     * Makes one whose interval is symmetric on a scale, by what each row does to it.
     *
     * @param value the value
     * @param scale the scale
     * @param support what the value rests on
     * @param influence a value a row
     */
    public static Estimate byInfluence(double value, Scale scale, Support support, Supplier<double[]> influence) {
        return new Estimate(new Found(value, scale, support, influence), null, null, Tails.NONE, null, null);
    }

    /** Makes one of a share of rows, with Wilson's interval; see {@link #byInfluence}. */
    public static Estimate ofShare(Proportion share, Support support, Supplier<double[]> influence) {
        double value = (double) share.hits() / share.trials();
        return new Estimate(
                new Found(value, new Scale(0, 1), support, influence), share::wilson, null, Tails.NONE, share, null);
    }

    /** Makes one that has an interval by a method of its own; see {@link #byInfluence}. */
    public static Estimate by(Method method, double value, Scale scale, Support support, Supplier<double[]> influence) {
        return new Estimate(new Found(value, scale, support, influence), method, null, Tails.NONE, null, null);
    }

    /**
     * Makes one of means over the rows, whose interval is as skewed as what its rows do to it. It is doubted where its variance
     * rests on a few rows.
     *
     * @param value makes of the means the value
     * @param scale the scale
     * @param tails how far a row may be off
     * @param draws whether groups of rows may be drawn anew
     * @param columns values by row, for each of several quantities
     * @param influence a value a row
     */
    public static Estimate ofMeans(
            ToDoubleFunction<double[]> value,
            Scale scale,
            Tails tails,
            boolean draws,
            double[][] columns,
            double[] influence) {
        int[] once = new int[influence.length];
        Arrays.fill(once, 1);
        ToDoubleFunction<int[]> again = times -> value.applyAsDouble(means(columns, times));
        double whole = again.applyAsDouble(once);
        Influence known = new Influence(influence);
        Method method = confidence -> known.unskewed(
                whole, tails == Tails.BOUNDED ? known.boundedReach(confidence) : known.reach(confidence));
        Found found = new Found(whole, scale, Support.ofRows(influence.length), () -> influence);
        boolean isHeavy = tails == Tails.OPEN
                && Arrays.stream(columns)
                        .map(Influence::new)
                        .anyMatch(column -> column.isDecidedByFew() || column.hasHeavyTail());
        return new Estimate(found, method, null, isHeavy ? Tails.HEAVY : tails, null, draws ? again : null);
    }

    /** Returns the estimate of the value's square root. */
    public Estimate root() {
        double root = StrictMath.sqrt(found.value());
        Found ofRoot = new Found(root, found.scale(), found.support(), () -> Arrays.stream(
                        found.influence().get())
                .map(row -> root == 0 ? 0 : row / (2 * root))
                .toArray());
        Method ofEnds = confidence -> {
            Interval squared = method.at(confidence).within(found.scale());
            return new Interval(StrictMath.sqrt(squared.lower()), StrictMath.sqrt(squared.upper()), squared.doubt());
        };
        ToDoubleFunction<int[]> drawn = again;
        return new Estimate(
                ofRoot,
                ofEnds,
                besides,
                tails,
                null,
                drawn == null ? null : times -> StrictMath.sqrt(drawn.applyAsDouble(times)));
    }

    private static double[] means(double[][] columns, int[] times) {
        double[] means = new double[columns.length];
        long rows = 0;
        for (int row = 0; row < times.length; row++) {
            rows += times[row];
            for (int column = 0; column < means.length; column++) {
                means[column] += times[row] * columns[column][row];
            }
        }
        for (int column = 0; column < means.length; column++) {
            means[column] /= rows;
        }
        return means;
    }

    /**
     * Returns the same, whose value can be computed again.
     *
     * @param drawn makes of how often each row counts the value; absent where rows are too many to be drawn
     */
    public Estimate again(@Nullable ToDoubleFunction<int[]> drawn) {
        return new Estimate(found, method, besides, tails, share, drawn);
    }

    /**
     * Returns the same where rows belong together: groups are drawn as a whole, or, where rows are too many for that, what the
     * value gains from their rows is added up. It rests on the groups.
     */
    public Estimate inGroups(Grouping groups) {
        double[] sums = groups.sums(found.influence().get());
        Support support = new Support(groups.count(), groups.words());
        Found grouped = new Found(found.value(), found.scale(), support, () -> sums);
        ToDoubleFunction<int[]> drawn = again;
        @Nullable
        Method corrected = drawn == null || found.scale().endsAt(found.value())
                ? null
                : confidence -> Bootstrap.corrected(
                        Bootstrap.drawn(groups, drawn), found.value(), new Influence(sums), confidence);
        return new Estimate(
                grouped, corrected, found.support(), tails == Tails.NONE ? Tails.BOUNDED : tails, null, null);
    }

    /** Returns the value. */
    public double value() {
        return found.value();
    }

    /** Returns the two-sided interval that holds the value of all rows that there could be, in that share of samples. */
    public Interval interval(double confidence) {
        Interval interval = method.at(confidence).within(found.scale());
        return interval.doubted(found.support().doubt())
                .doubted(besides == null ? null : besides.doubt())
                .doubted(interval.lower() == interval.upper() ? "it is the same for every row" : null)
                .doubted(tails == Tails.NONE ? null : tailDoubt());
    }

    /** Returns whether it is a share of rows with Wilson's interval. */
    public boolean isShare() {
        return share != null;
    }

    /**
     * Returns how the value goes together with another one of the same rows, never quite 1: rows that were not seen may still
     * tell the two apart. Of shares it is corrected for continuity, see {@link PairedChange}.
     */
    public double correlation(Estimate other) {
        double together = influence().correlation(other.influence());
        double certain = 2.0 / Math.max(2, found.support().rows());
        if (share == null || other.share == null) {
            return Math.min(together, 1 - certain);
        }
        double spread = share.spread() * other.share.spread();
        return spread == 0 || together <= 0 ? together : Math.max(0, together - 1 / (2 * spread));
    }

    private @Nullable String tailDoubt() {
        if (influence().isDecidedByFew()) {
            return "a few " + found.support().words() + " decide it: its variance rests on no more than "
                    + Math.max(1, Math.round(influence().effectiveRows())) + " of them";
        }
        boolean isHeavy =
                tails == Tails.HEAVY || (tails == Tails.OPEN && influence().hasHeavyTail());
        return isHeavy
                ? "its " + found.support().words()
                        + " have a heavy tail: those that are far off may be so by any amount"
                : null;
    }

    private Influence influence() {
        Influence there = known;
        if (there == null) {
            there = new Influence(found.influence().get());
            known = there;
        }
        return there;
    }

    private Interval byInfluence(double confidence) {
        double value = found.value();
        Scale scale = found.scale();
        if (scale.endsAt(value)) {
            return atEnd(Normal.both(confidence));
        }
        double place = scale.to(value);
        double errors =
                tails == Tails.NONE ? Normal.both(confidence) : influence().reach(confidence);
        double reach = errors * influence().error() * scale.slope(value);
        return new Interval(
                Math.min(value, scale.from(place - reach)), Math.max(value, scale.from(place + reach)), null);
    }

    /** No row went wrong, or none right: as many as Wilson's interval allows for none of so many. */
    private Interval atEnd(double z) {
        double value = found.value();
        Scale scale = found.scale();
        if (!scale.hasLowest() || !scale.hasHighest()) {
            return new Interval(value, value, null);
        }
        double reach =
                (scale.highest() - scale.lowest()) * z * z / (found.support().rows() + z * z);
        return value >= scale.highest()
                ? new Interval(value - reach, value, null)
                : new Interval(value, value + reach, null);
    }

    /** What rows that are far off do to an interval. */
    public enum Tails {
        /** Nothing. */
        NONE,
        /** A few of them may decide, but none is farther off than a bound. */
        BOUNDED,
        /** There is no bound. */
        OPEN,
        /** There is no bound, and they are so far off that there may be no variance. */
        HEAVY
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
