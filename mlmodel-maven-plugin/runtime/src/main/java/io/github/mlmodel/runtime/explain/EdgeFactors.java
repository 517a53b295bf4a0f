package io.github.mlmodel.runtime.explain;

import java.util.Arrays;

/**
 * What an edge changes. With z the share of the training data that stays on a way without a column, and o 1 where the row stays
 * with it and else 0, a column's factor is z (1 - t) + o t, and what it adds to a leaf is the leaf's value times the integral over
 * t in 0 to 1 of (o - z) / factor, times the product of all columns' factors. An edge multiplies the product by the ratio of its
 * column's factor to the one before, and changes (o - z) / factor by a difference, at each point t. Where the row has left by the
 * edge's column before, the ratio is that of the shares, and the difference is none.
 */
final class EdgeFactors {

    /** So many points are computed together; points that are too many have no weight. */
    static final int AT_ONCE = 2;

    private final double[] points;
    private final double[] rests;
    private final double[] restInverses;
    private final double[] weights;

    /** Prepares for ways of so many columns. */
    EdgeFactors(int columns) {
        int exact = Math.max(1, (columns + 1) / 2);
        GaussLegendre sum = GaussLegendre.of(exact);
        int count = (exact + AT_ONCE - 1) / AT_ONCE * AT_ONCE;
        this.points = Arrays.copyOf(sum.points(), count);
        this.weights = Arrays.copyOf(sum.weights(), count);
        Arrays.fill(points, exact, count, 0.5);
        this.rests = new double[count];
        this.restInverses = new double[count];
        for (int i = 0; i < count; i++) {
            rests[i] = 1 - points[i];
            restInverses[i] = 1 / rests[i];
        }
    }

    /** Returns how many points there are. */
    int count() {
        return points.length;
    }

    double[] weights() {
        return weights;
    }

    /**
     * Multiplies by the factors of a column that is tested for the first time.
     *
     * @param share the share that stays
     * @param stays 1 where the row does, or 0
     * @param inverses takes 1 / factor
     */
    void enter(double share, int stays, double[] products, int from, int to, double[] inverses) {
        for (int i = 0; i < points.length; i += AT_ONCE) {
            double first = factor(share, stays, i);
            double second = factor(share, stays, i + 1);
            products[to + i] = products[from + i] * first;
            products[to + i + 1] = products[from + i + 1] * second;
            inverses[to + i] = 1 / first;
            inverses[to + i + 1] = 1 / second;
        }
    }

    /**
     * Multiplies by what the factors of a column change that has been tested before.
     *
     * @param before where 1 / factor stands of the test before
     */
    void change(double share, int stays, double[] products, int from, int to, double[] inverses, int before) {
        for (int i = 0; i < points.length; i += AT_ONCE) {
            double first = factor(share, stays, i);
            double second = factor(share, stays, i + 1);
            products[to + i] = products[from + i] * first * inverses[before + i];
            products[to + i + 1] = products[from + i + 1] * second * inverses[before + i + 1];
            inverses[to + i] = 1 / first;
            inverses[to + i + 1] = 1 / second;
        }
    }

    private double factor(double share, int stays, int point) {
        return share * rests[point] + stays * points[point];
    }

    /**
     * Returns the sum over points of sums and (o - z) / factor.
     *
     * @param at where the sums stand
     * @param test where 1 / factor stands
     */
    double amount(double share, int stays, double[] sums, int at, double[] inverses, int test) {
        return stays == 0 ? -product(sums, at, restInverses, 0) : product(sums, at, inverses, test) * (1 - share);
    }

    private double product(double[] left, int from, double[] right, int at) {
        double even = 0;
        double odd = 0;
        for (int i = 0; i < points.length; i += AT_ONCE) {
            even += left[from + i] * right[at + i];
            odd += left[from + i + 1] * right[at + i + 1];
        }
        return even + odd;
    }
}
