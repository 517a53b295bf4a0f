package io.github.mlmodel.grade.leak;

import java.util.Arrays;

/**
 * In how many orders rows of some classes can stand, which are equally likely where a column has nothing to do with them.
 * Numbers of orders are logarithms.
 */
public final class ClassOrders {

    /** Of columns that have nothing to do with the target, no more than one in a million may seem to tell it. */
    private static final double CHANCE = Math.log(1e-6);

    private final int[] rows;
    private final double[] factorials;

    /**
     * Counts the orders.
     *
     * @param rows how many rows each class has
     */
    public ClassOrders(int... rows) {
        this.rows = rows.clone();
        this.factorials = new double[Arrays.stream(rows).sum() + 1];
        for (int n = 1; n < factorials.length; n++) {
            factorials[n] = factorials[n - 1] + Math.log(n);
        }
    }

    /** Returns whether there are so few orders that numbers may by chance have all rows of a class before all others. */
    public boolean maySort() {
        return isLikely(Math.log(2));
    }

    /** Returns whether one of so many orders may have come about by chance. */
    boolean isLikely(double some) {
        double all = factorials[rows()]
                - Arrays.stream(rows).mapToDouble(count -> factorials[count]).sum();
        return some - all > CHANCE;
    }

    int rows() {
        return factorials.length - 1;
    }

    int classes() {
        return (int) Arrays.stream(rows).filter(count -> count > 0).count();
    }

    /** Returns in how many ways so many can be chosen. */
    double choices(int all, int some) {
        return factorials[all] - factorials[some] - factorials[all - some];
    }
}
