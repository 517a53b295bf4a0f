package io.github.mlmodel.grade.leak;

import java.util.Arrays;

/**
 * Intervals of the number line, each of one class: with which of them rows are told best, where each interval after the
 * first has to tell more rows than it costs.
 *
 * @param count how many intervals there are
 * @param errors how many rows are of another class than their interval's
 */
record ClassIntervals(int count, int errors) {

    /** Two for each class: a class may be in the middle of another, or at both ends. */
    private static final int MOST_OF_A_CLASS = 2;

    /** An interval tells two rows more, and a thousandth of them, that it would not tell without. */
    private static final int FEWEST_ROWS = 2;

    private static final int ROWS_OF_AN_INTERVAL = 1_000;

    /**
     * Returns how well few intervals tell the classes: 1 minus their errors divided by those of always predicting the most
     * frequent class. It is 0 where so many intervals are needed, or so few rows are of other classes, that a column which has
     * nothing to do with the target might do as well.
     *
     * @param sorted the rows from the lowest number to the highest
     * @param ranks the rank of each row's number, which equal numbers share
     * @param classes a class a row, from 0 to {@code count - 1}
     */
    static double share(int[] sorted, double[] ranks, int[] classes, int count) {
        int[] rows = new int[count];
        Arrays.stream(classes).forEach(label -> rows[label]++);
        ClassOrders orders = new ClassOrders(rows);
        int trivial = classes.length - Arrays.stream(rows).max().orElse(0);
        ClassIntervals best = best(sorted, ranks, classes, count);
        boolean few = best.count() <= MOST_OF_A_CLASS * orders.classes();
        return trivial > 0 && few && !orders.isLikely(best.expressed(orders))
                ? Math.max(0, 1 - (double) best.errors() / trivial)
                : 0;
    }

    /**
     * Goes through the rows once: of each class it is known how well intervals do of which the last one is of that class, and
     * the last one goes on, or begins where the best ones of all end.
     */
    static ClassIntervals best(int[] sorted, double[] ranks, int[] classes, int count) {
        int cost = Math.max(FEWEST_ROWS, sorted.length / ROWS_OF_AN_INTERVAL);
        int[] told = new int[count];
        int[] intervals = new int[count];
        Arrays.fill(intervals, 1);
        int best = 0;
        for (int from = 0; from < sorted.length; ) {
            int to = from;
            int toldBefore = told[best];
            int intervalsBefore = intervals[best];
            for (; to < sorted.length && ranks[sorted[to]] == ranks[sorted[from]]; to++) {
                int label = classes[sorted[to]];
                if (from > 0
                        && gain(toldBefore, intervalsBefore + 1, cost) > gain(told[label], intervals[label], cost)) {
                    told[label] = toldBefore;
                    intervals[label] = intervalsBefore + 1;
                }
                told[label]++;
            }
            for (; from < to; from++) {
                int label = classes[sorted[from]];
                if (gain(told[label], intervals[label], cost) > gain(told[best], intervals[best], cost)) {
                    best = label;
                }
            }
        }
        return new ClassIntervals(intervals[best], sorted.length - told[best]);
    }

    private static long gain(int told, int intervals, int cost) {
        return told - (long) cost * intervals;
    }

    /**
     * Returns a bound on how many orders so few intervals and errors can express, for as many of both as there may be.
     */
    private double expressed(ClassOrders orders) {
        double others = Math.log(Math.max(1, orders.classes() - 1));
        return orders.choices(orders.rows() - 1, count - 1)
                + Math.log(orders.classes())
                + (count - 1) * others
                + orders.choices(orders.rows(), errors)
                + errors * others
                + 2 * Math.log(orders.rows());
    }
}
