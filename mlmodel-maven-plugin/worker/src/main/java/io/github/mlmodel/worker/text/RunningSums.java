package io.github.mlmodel.worker.text;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** RunningSums of columns over some rows. */
final class RunningSums {

    /** Fewer numbers have any sum or mean by chance. */
    static final int FEWEST_ROWS = 10;

    private static final double ROUNDING = 1e-6;

    private final double[] sums;
    private final double[] sizes;
    private final double[] largest;
    private final double[] least;
    private final double[] greatest;
    private final long[] counts;
    private long rows;

    RunningSums(int columns) {
        sums = new double[columns];
        sizes = new double[columns];
        largest = new double[columns];
        least = new double[columns];
        greatest = new double[columns];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        Arrays.fill(greatest, Double.NEGATIVE_INFINITY);
        counts = new long[columns];
    }

    void add(Numbers row) {
        rows++;
        for (int i = 0; i < sums.length; i++) {
            double value = row.values[i];
            if (!Double.isNaN(value)) {
                sums[i] += value;
                sizes[i] += Math.abs(value);
                largest[i] = Math.max(largest[i], Math.abs(value));
                least[i] = Math.min(least[i], value);
                greatest[i] = Math.max(greatest[i], value);
                counts[i]++;
            }
        }
    }

    /** Returns the columns whose sum or mean the numbers are. */
    List<Integer> matching(Numbers numbers) {
        return IntStream.range(0, sums.length)
                .filter(i -> counts[i] > 1)
                .filter(i -> isNear(numbers.values[i], sums[i], sizes[i])
                        || isNear(numbers.values[i], sums[i] / counts[i], sizes[i] / counts[i]))
                .boxed()
                .toList();
    }

    /** Returns whether so many of the numbers are sums or means, all or half with a large sum, that it is not by chance. */
    boolean prove(Numbers numbers) {
        List<Integer> matching = matching(numbers);
        if (matching.size() == numbers.count) {
            List<Integer> telling =
                    matching.stream().filter(i -> tells(i, numbers)).toList();
            return telling.size() > 1
                    || telling.stream().anyMatch(i -> counts[i] >= FEWEST_ROWS || isBeyondEach(i, numbers));
        }
        return 2L * matching.size() >= numbers.count
                && matching.stream().anyMatch(i -> counts[i] >= FEWEST_ROWS && isBeyondEach(i, numbers));
    }

    /** The mean of what never varies is what any row has, and so is the sum of one number and zeros. */
    private boolean tells(int column, Numbers numbers) {
        return sizes[column] > largest[column] && (least[column] < greatest[column] || isBeyondEach(column, numbers));
    }

    private static boolean isNear(double value, double wanted, double size) {
        return Math.abs(value - wanted) <= ROUNDING * size;
    }

    /** Returns whether the number is beyond each of its column. */
    boolean isBeyondEach(int column, Numbers numbers) {
        return isBelow(column, numbers.values[column]);
    }

    /** Returns whether each number of a column is less than a number, both without their signs. */
    boolean isBelow(int column, double number) {
        return Math.abs(number) > largest[column];
    }

    /** Returns the number of rows. */
    long rows() {
        return rows;
    }

    /** The numbers of a line, NaN where there is none. */
    static final class Numbers {

        private final double[] values;
        private final long count;

        Numbers(double[] values) {
            this.values = values;
            this.count =
                    Arrays.stream(values).filter(value -> !Double.isNaN(value)).count();
        }

        /** Returns the number in a column. */
        double at(int column) {
            return values[column];
        }

        /** Returns how many there are. */
        long count() {
            return count;
        }
    }
}
