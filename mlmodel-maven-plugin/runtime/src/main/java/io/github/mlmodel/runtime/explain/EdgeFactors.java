package io.github.mlmodel.runtime.explain;

import java.util.Arrays;

/**
 * What an edge changes. With z the share of the training data that stays on a way without a column, and o 1 where the row stays
 * with it and else 0, a column's factor is z (1 - t) + o t, and what it adds to a leaf is the leaf's value times the integral over
 * t in 0 to 1 of (o - z) / factor, times the product of all columns' factors. An edge multiplies the product by a ratio, and
 * changes (o - z) / factor by a difference, at each point t. Where the row has left by the edge's column before, the ratio is
 * that of the shares, and the difference is none.
 */
final class EdgeFactors {

    /** So many points are computed together; points that are too many have no weight. */
    static final int AT_ONCE = 2;

    /** The row stays. */
    static final int STAYS = 0;
    /** The row leaves here. */
    static final int LEAVES = 1;
    /** The row left before, by the same column. */
    static final int LEFT = 2;

    private final double[] points;
    private final double[] weights;
    private final int count;

    /** Prepares for ways of so many columns. */
    EdgeFactors(int columns) {
        int exact = Math.max(1, (columns + 1) / 2);
        GaussLegendre sum = GaussLegendre.of(exact);
        this.count = (exact + AT_ONCE - 1) / AT_ONCE * AT_ONCE;
        this.points = Arrays.copyOf(sum.points(), count);
        this.weights = Arrays.copyOf(sum.weights(), count);
        Arrays.fill(points, exact, count, 0.5);
    }

    /** Returns how many points there are. */
    int count() {
        return count;
    }

    double[] weights() {
        return weights;
    }

    /** Returns how many numbers an edge has: for a row that stays, and then for one that leaves. */
    int width() {
        return 2 * kindWidth();
    }

    /** Returns how many numbers an edge has for a kind: a ratio a point, and then a difference a point. */
    int kindWidth() {
        return 2 * count;
    }

    /** Writes the numbers of a tree's edges. */
    void write(TreePaths.Edges edges, double[] into) {
        for (int edge = 1; edge < edges.size(); edge++) {
            double before = edges.shareBefore(edge);
            double now = edges.shares()[edge];
            for (int point = 0; point < count; point++) {
                int at = edge * width() + point;
                put(into, at + STAYS * kindWidth(), before, now, 1, points[point]);
                put(into, at + LEAVES * kindWidth(), before, now, 0, points[point]);
            }
        }
    }

    private void put(double[] into, int at, double before, double now, int stays, double t) {
        double old = before * (1 - t) + t;
        double factor = now * (1 - t) + stays * t;
        into[at] = factor / old;
        into[at + count] = (stays == 1 ? (1 - now) / factor : -1 / (1 - t)) - (1 - before) / old;
    }
}
