package io.github.mlmodel.grade.interval;

import io.github.mlmodel.spi.work.Mix64;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * Intervals from rows that are drawn anew, by a seed of their own: Efron, <i>Better bootstrap confidence intervals</i>, Journal
 * of the American Statistical Association 82 (1987).
 */
public final class Bootstrap {

    /** How often rows are drawn: at a confidence of 0.99 ten values are outside on each side. */
    public static final int REPETITIONS = 2_000;

    private static final long SEED = 12;
    private static final int MOST_ROWS = 10_000;

    private Bootstrap() {}

    /** Returns whether rows are drawn, for each of so many columns of a kind: the distribution of a few need not be symmetric. */
    public static boolean draws(int rows, int columns) {
        return (long) rows * Math.max(1, columns / 2) <= MOST_ROWS;
    }

    /**
     * Returns the value of each drawing of whole groups.
     *
     * @param groups the groups
     * @param value makes of how often each row counts the value
     */
    static double[] drawn(Grouping groups, ToDoubleFunction<int[]> value) {
        Mix64 random = Mix64.of(SEED, groups.count());
        double[] values = new double[REPETITIONS];
        int[] timesOfGroup = new int[groups.count()];
        int[] times = new int[groups.of().length];
        for (int repetition = 0; repetition < REPETITIONS; repetition++) {
            Arrays.fill(timesOfGroup, 0);
            for (int i = 0; i < timesOfGroup.length; i++) {
                timesOfGroup[random.nextInt(timesOfGroup.length)]++;
            }
            for (int row = 0; row < times.length; row++) {
                times[row] = timesOfGroup[groups.of()[row]];
            }
            values[repetition] = value.applyAsDouble(times);
        }
        return values;
    }

    /** Returns the interval between quantiles of what was drawn; values that are no number do not count. */
    public static Interval percentile(double[] drawn, double confidence) {
        double[] sorted = sorted(drawn);
        return between(sorted, (1 - confidence) / 2, (1 + confidence) / 2);
    }

    /**
     * Returns the interval that is corrected for bias and for an error that changes with the value (BCa), and expanded: what is
     * drawn has the variance of a sample, and knows nothing of how far that may be off (Hesterberg, <i>What teachers should know
     * about the bootstrap</i>, The American Statistician 69, 2015).
     */
    static Interval corrected(double[] drawn, double value, Influence influence, double confidence) {
        double[] sorted = sorted(drawn);
        double below = 0;
        for (double one : sorted) {
            below += one < value ? 1 : one == value ? 0.5 : 0;
        }
        double least = 1.0 / sorted.length;
        double bias = Normal.quantile(Math.min(Math.max(below / sorted.length, least), 1 - least));
        double acceleration = influence.acceleration();
        double z = influence.reach(confidence);
        return between(sorted, share(bias, acceleration, -z), share(bias, acceleration, z));
    }

    private static double share(double bias, double acceleration, double z) {
        return Normal.below(bias + (bias + z) / (1 - acceleration * (bias + z)));
    }

    private static double[] sorted(double[] drawn) {
        double[] sorted =
                Arrays.stream(drawn).filter(value -> !Double.isNaN(value)).toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    private static Interval between(double[] sorted, double lower, double upper) {
        return new Interval(quantile(sorted, lower), quantile(sorted, upper), null);
    }

    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length + 1) - 1;
        int left = (int) Math.min(Math.max(StrictMath.floor(place), 0), sorted.length - 1);
        int right = Math.min(left + 1, sorted.length - 1);
        double between = Math.min(Math.max(place - left, 0), 1);
        return sorted[left] + between * (sorted[right] - sorted[left]);
    }
}
