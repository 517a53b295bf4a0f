package io.github.mlmodel.runtime.explain;

import java.util.Arrays;

/**
 * What the leaves of a piece give to its columns, for each set of columns by which a row leaves the way to the piece and each
 * outcome of the tests within it. Rows meet few of these, so that none is computed before it is asked for.
 */
final class PieceTable {

    private final TreePaths.Edges edges;
    private final int[] columns;
    private final int[] way;
    private final int[] tests;
    private final Leaf[] leaves;

    /**
     * A leaf.
     *
     * @param edge leads to it
     * @param way the last edges of each column on the way to it, first those of the way to the piece
     * @param places by column of the way its place among the piece's columns
     * @param inner by test of the piece that is on the way its bit in a pattern
     * @param bits by such a test the bit of its column among those of the way
     * @param ifYes by such a test whether a row goes on where it holds
     * @param points where integrals over the columns' factors are taken
     */
    private record Leaf(
            int edge, int[] way, int[] places, int[] inner, int[] bits, boolean[] ifYes, GaussLegendre points) {}

    /**
     * Prepares.
     *
     * @param sums by number of columns the points of a leaf with so many, which are found here for the first of them
     */
    PieceTable(TreePaths.Edges edges, TreePieces pieces, int piece, GaussLegendre[] sums) {
        this.edges = edges;
        this.columns = pieces.columns(piece);
        this.way = pieces.way(piece);
        this.tests = pieces.tests(piece);
        int[] ends = pieces.leaves(piece);
        this.leaves = new Leaf[ends.length];
        for (int i = 0; i < ends.length; i++) {
            leaves[i] = leaf(pieces.way(ends[i]), ends[i], piece, sums);
        }
    }

    private Leaf leaf(int[] toLeaf, int leaf, int piece, GaussLegendre[] sums) {
        int[] ofWay = new int[toLeaf.length];
        int[] places = new int[toLeaf.length];
        for (int i = 0; i < toLeaf.length; i++) {
            ofWay[i] = edges.columns()[toLeaf[i]];
            places[i] = place(columns, ofWay[i]);
        }
        int count = 0;
        int[] inner = new int[tests.length];
        int[] bits = new int[tests.length];
        boolean[] ifYes = new boolean[tests.length];
        for (int edge = leaf; edge > piece; edge = edges.parents()[edge]) {
            inner[count] = 1 << (way.length + Arrays.binarySearch(tests, edges.parents()[edge]));
            bits[count] = 1 << place(ofWay, edges.columns()[edge]);
            ifYes[count++] = edges.ifYes()[edge];
        }
        int distinct = toLeaf.length;
        sums[distinct] = sums[distinct] == null ? GaussLegendre.of(Math.max(1, (distinct + 1) / 2)) : sums[distinct];
        return new Leaf(
                leaf,
                toLeaf,
                places,
                Arrays.copyOf(inner, count),
                Arrays.copyOf(bits, count),
                Arrays.copyOf(ifYes, count),
                sums[distinct]);
    }

    private static int place(int[] columns, int column) {
        int place = 0;
        while (columns[place] != column) {
            place++;
        }
        return place;
    }

    /** Returns the columns of the way to the piece, and then those that are tested within it alone. */
    int[] columns() {
        return columns;
    }

    /** Returns the last edges of each column on the way to the piece. */
    int[] way() {
        return way;
    }

    /** Returns the edges that lead to its tests. */
    int[] tests() {
        return tests;
    }

    /** Returns how many patterns there are. */
    int patterns() {
        return 1 << (way.length + tests.length);
    }

    /**
     * Returns what each column gets of each sum.
     *
     * @param pattern the lower bits are the columns of the way that the row leaves by, the others the tests that hold
     */
    double[] numbers(int pattern) {
        double[] numbers = new double[columns.length * edges.targets().length];
        for (Leaf leaf : leaves) {
            int left = pattern & ((1 << way.length) - 1);
            for (int i = 0; i < leaf.inner.length; i++) {
                left |= (pattern & leaf.inner[i]) != 0 == leaf.ifYes[i] ? 0 : leaf.bits[i];
            }
            add(leaf, left, numbers);
        }
        return numbers;
    }

    /** Adds what each column of a leaf's way adds to it where a row leaves by some of them. */
    private void add(Leaf leaf, int left, double[] numbers) {
        double[] factors = new double[leaf.way.length];
        double[] amounts = new double[leaf.way.length];
        for (int point = 0; point < leaf.points.points().length; point++) {
            double t = leaf.points.points()[point];
            double product = leaf.points.weights()[point];
            for (int i = 0; i < factors.length; i++) {
                factors[i] = edges.shares()[leaf.way[i]] * (1 - t) + ((left >>> i & 1) == 0 ? t : 0);
                product *= factors[i];
            }
            for (int i = 0; i < factors.length && product != 0; i++) {
                double stays = (left >>> i & 1) == 0 ? 1 : 0;
                amounts[i] += product * (stays - edges.shares()[leaf.way[i]]) / factors[i];
            }
        }
        int sums = edges.targets().length;
        for (int i = 0; i < amounts.length; i++) {
            for (int sum = 0; sum < sums; sum++) {
                numbers[leaf.places[i] * sums + sum] += amounts[i] * edges.leafValues()[leaf.edge * sums + sum];
            }
        }
    }
}
