package io.github.mlmodel.runtime.explain;

import java.util.Arrays;

/**
 * What an edge changes. With z the share of the training data that stays on a way without a column, and o 1 where the row stays
 * with it and else 0, a column's factor is z (1 - t) + o t, and what it adds to a leaf is the leaf's value times the integral over
 * t in 0 to 1 of (o - z) / factor, times the product of all columns' factors. An edge of the row's own kind, at a point t,
 * multiplies the product by a ratio, and changes (o - z) / factor by a difference.
 */
final class EdgeFactors {

    /** So many points are computed together; points that are too many have no weight. */
    static final int AT_ONCE = 4;

    /** The row stays. */
    static final int STAYS = 0;
    /** The row leaves here. */
    static final int LEAVES = 1;
    /** The row left before, by the same column. */
    static final int LEFT = 2;

    private static final int KINDS = 3;

    private final double[] points;
    private final double[] weights;
    private final int groups;

    /** Prepares for ways of so many columns. */
    EdgeFactors(int columns) {
        int exact = Math.max(1, (columns + 1) / 2);
        GaussLegendre sum = GaussLegendre.of(exact);
        this.groups = (exact + AT_ONCE - 1) / AT_ONCE;
        this.points = Arrays.copyOf(sum.points(), groups * AT_ONCE);
        this.weights = Arrays.copyOf(sum.weights(), groups * AT_ONCE);
        Arrays.fill(points, exact, points.length, 0.5);
    }

    int groups() {
        return groups;
    }

    double[] weights() {
        return weights;
    }

    /** Returns how many numbers an edge has. */
    int width() {
        return KINDS * kindWidth();
    }

    /** Returns how many numbers an edge has for a kind: ratios and differences, of so many points each, one after the other. */
    int kindWidth() {
        return 2 * groups * AT_ONCE;
    }

    /** Writes the numbers of a tree's edges. */
    void write(TreePaths.Edges edges, double[] into) {
        for (int edge = 1; edge < edges.size(); edge++) {
            int same = edges.sameColumn()[edge];
            double before = same == TreePaths.NONE ? 1 : edges.shares()[same];
            double now = edges.shares()[edge];
            for (int point = 0; point < points.length; point++) {
                double t = points[point];
                int at = edge * width() + point / AT_ONCE * 2 * AT_ONCE + point % AT_ONCE;
                put(into, at + STAYS * kindWidth(), before, 1, now, 1, t);
                put(into, at + LEAVES * kindWidth(), before, 1, now, 0, t);
                put(into, at + LEFT * kindWidth(), before, 0, now, 0, t);
            }
        }
    }

    private static void put(double[] into, int at, double before, int stayed, double now, int stays, double t) {
        double old = before * (1 - t) + stayed * t;
        double factor = now * (1 - t) + stays * t;
        into[at] = old == 0 ? 0 : factor / old;
        into[at + AT_ONCE] = part(stays, now, factor) - part(stayed, before, old);
    }

    /** A factor of nothing leaves nothing of the product, so that its part does not count. */
    private static double part(int stays, double share, double factor) {
        return factor == 0 ? 0 : (stays - share) / factor;
    }
}
