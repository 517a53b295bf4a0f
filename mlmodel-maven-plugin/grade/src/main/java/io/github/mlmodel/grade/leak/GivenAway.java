package io.github.mlmodel.grade.leak;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How well one column alone predicts the target, from 0 (not at all) to 1 (perfectly), without a model.
 *
 * <ul>
 *   <li>Numbers and classes: the area under the ROC curve of each class against all others, by rank with ties counted half
 *       (Mann and Whitney, 1947), or 1 minus it; of the class that is told worst, scaled from [0.5, 1]. Or, where that is more,
 *       how well few intervals of numbers tell the classes, whatever their order is ({@link ClassIntervals}).
 *   <li>Numbers and numbers: the absolute value of Spearman's rank correlation, squared.
 *   <li>Categories: each row is predicted by the other rows of its category: the most frequent class, or the mean. For
 *       classes, 1 minus the errors divided by those of always predicting the most frequent class; for numbers, R².
 * </ul>
 *
 * Rows without a value are a category of their own among categories, and the lowest number among numbers. Nothing is below 0.
 */
public final class GivenAway {

    private GivenAway() {}

    /**
     * Returns how well numbers tell classes.
     *
     * @param values a number a row; NaN is missing
     * @param classes a class a row, from 0 to {@code count - 1}
     */
    public static double byNumbers(double[] values, int[] classes, int count) {
        int[] sorted = sorted(values);
        double[] ranks = ranks(values, sorted);
        return Math.max(byRanks(ranks, classes, count), ClassIntervals.share(sorted, ranks, classes, count));
    }

    private static double byRanks(double[] ranks, int[] classes, int count) {
        long[] rows = new long[count];
        double[] sums = new double[count];
        for (int row = 0; row < ranks.length; row++) {
            rows[classes[row]]++;
            sums[classes[row]] += ranks[row];
        }
        double worst = 1;
        for (int label = 0; label < count; label++) {
            long others = ranks.length - rows[label];
            if (rows[label] > 0 && others > 0) {
                double area = (sums[label] - rows[label] * (rows[label] + 1) / 2.0) / ((double) rows[label] * others);
                worst = Math.min(worst, 2 * Math.abs(area - 0.5));
            }
        }
        return worst;
    }

    /** Returns how well numbers tell numbers; NaN among {@code values} is missing. */
    public static double byNumbers(double[] values, double[] target) {
        double[] left = ranks(values, sorted(values));
        double[] right = ranks(target, sorted(target));
        double mean = (left.length + 1) / 2.0;
        double both = 0;
        double ofLeft = 0;
        double ofRight = 0;
        for (int row = 0; row < left.length; row++) {
            double x = left[row] - mean;
            double y = right[row] - mean;
            both += x * y;
            ofLeft += x * x;
            ofRight += y * y;
        }
        return ofLeft == 0 || ofRight == 0 ? 0 : both * both / (ofLeft * ofRight);
    }

    /**
     * Returns how well categories tell classes.
     *
     * @param codes a category a row; -1 is missing
     * @param classes a class a row, from 0 to {@code count - 1}
     */
    public static double byCategories(int[] codes, int[] classes, int count) {
        int categories = categories(codes);
        int[][] table = new int[categories][count];
        int[] all = new int[count];
        for (int row = 0; row < codes.length; row++) {
            table[codes[row] + 1][classes[row]]++;
            all[classes[row]]++;
        }
        long errors = 0;
        for (int row = 0; row < codes.length; row++) {
            errors += isMostFrequentAmongOthers(table[codes[row] + 1], classes[row]) ? 0 : 1;
        }
        int trivial = codes.length - Arrays.stream(all).max().orElse(0);
        return trivial == 0 ? 0 : Math.max(0, 1 - (double) errors / trivial);
    }

    private static boolean isMostFrequentAmongOthers(int[] counts, int label) {
        int own = counts[label] - 1;
        return own > 0 && IntStream.range(0, counts.length).allMatch(other -> other == label || counts[other] < own);
    }

    /** Returns how well categories tell numbers; -1 is missing. */
    public static double byCategories(int[] codes, double[] target) {
        int categories = categories(codes);
        double[] sums = new double[categories];
        int[] rows = new int[categories];
        double mean = Arrays.stream(target).average().orElse(0);
        for (int row = 0; row < codes.length; row++) {
            sums[codes[row] + 1] += target[row];
            rows[codes[row] + 1]++;
        }
        double errors = 0;
        double trivial = 0;
        for (int row = 0; row < codes.length; row++) {
            int category = codes[row] + 1;
            double predicted = rows[category] == 1 ? mean : (sums[category] - target[row]) / (rows[category] - 1);
            errors += (target[row] - predicted) * (target[row] - predicted);
            trivial += (target[row] - mean) * (target[row] - mean);
        }
        return trivial == 0 ? 0 : Math.max(0, 1 - errors / trivial);
    }

    private static int categories(int[] codes) {
        return 2 + Arrays.stream(codes).max().orElse(-1);
    }

    /** Returns the rows from the lowest value to the highest; those without one come first. */
    private static int[] sorted(double[] values) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted((left, right) -> Double.compare(ordered(values[left]), ordered(values[right])))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Missing values are the lowest, and zero is one number. */
    private static double ordered(double value) {
        return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value + 0.0;
    }

    /** Returns the rank of each value, from 1; equal values share the mean of theirs. */
    private static double[] ranks(double[] values, int[] sorted) {
        double[] ranks = new double[values.length];
        for (int from = 0; from < sorted.length; ) {
            int to = from + 1;
            while (to < sorted.length && ordered(values[sorted[to]]) == ordered(values[sorted[from]])) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks[sorted[i]] = (from + 1 + to) / 2.0;
            }
            from = to;
        }
        return ranks;
    }
}
