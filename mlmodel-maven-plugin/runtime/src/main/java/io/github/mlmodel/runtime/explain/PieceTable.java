package io.github.mlmodel.runtime.explain;

import java.util.Arrays;

/**
 * What the leaves of a piece give to its columns, for each set of columns by which a row leaves the way to the piece and each
 * outcome of the tests within it.
 *
 * @param columns the piece's columns
 * @param numbers by pattern what each column gets of each sum; the lower bits of a pattern are the columns of the way that the row
 *     leaves by, the others the tests that hold
 */
record PieceTable(int[] columns, double[] numbers) {

    /** Computes the table of a piece. */
    static PieceTable of(TreePaths.Edges edges, TreePieces pieces, int piece) {
        int[] columns = pieces.columns(piece);
        int[] tests = pieces.tests(piece);
        int before = pieces.way(piece).length;
        int sums = edges.targets().length;
        double[] numbers = new double[(1 << (before + tests.length)) * columns.length * sums];
        for (int leaf : pieces.leaves(piece)) {
            int[] way = pieces.way(leaf);
            int[] places = Arrays.stream(way)
                    .map(edge -> place(columns, edges.columns()[edge]))
                    .toArray();
            double[] amounts = ofLeaf(edges, way);
            int[] left = new int[tests.length == 0 ? 1 : 1 << tests.length];
            leave(edges, way, leaf, piece, tests, left);
            for (int pattern = 0; pattern < 1 << (before + tests.length); pattern++) {
                int from = (left[pattern >>> before] | (pattern & ((1 << before) - 1))) * way.length;
                int to = pattern * columns.length * sums;
                for (int i = 0; i < way.length; i++) {
                    for (int sum = 0; sum < sums; sum++) {
                        numbers[to + places[i] * sums + sum] +=
                                amounts[from + i] * edges.leafValues()[leaf * sums + sum];
                    }
                }
            }
        }
        return new PieceTable(columns, numbers);
    }

    private static int place(int[] columns, int column) {
        int place = 0;
        while (columns[place] != column) {
            place++;
        }
        return place;
    }

    /** Finds for each outcome of the tests of a piece by which columns a row leaves the way to a leaf within it. */
    private static void leave(TreePaths.Edges edges, int[] way, int leaf, int piece, int[] tests, int[] left) {
        int[] columns = Arrays.stream(way).map(edge -> edges.columns()[edge]).toArray();
        for (int edge = leaf; edge > piece; edge = edges.parents()[edge]) {
            int test = Arrays.binarySearch(tests, edges.parents()[edge]);
            int column = 1 << place(columns, edges.columns()[edge]);
            for (int outcome = 0; outcome < left.length; outcome++) {
                left[outcome] |= (outcome >>> test & 1) != 0 == edges.ifYes()[edge] ? 0 : column;
            }
        }
    }

    /** Returns what each column of a leaf's way adds to a leaf of value 1, for each set of columns by which a row leaves it. */
    private static double[] ofLeaf(TreePaths.Edges edges, int[] way) {
        int columns = way.length;
        GaussLegendre sum = GaussLegendre.of(Math.max(1, (columns + 1) / 2));
        double[] amounts = new double[columns * (1 << columns)];
        double[] factors = new double[columns];
        for (int left = 0; left < 1 << columns; left++) {
            for (int point = 0; point < sum.points().length; point++) {
                double t = sum.points()[point];
                double product = sum.weights()[point];
                for (int i = 0; i < columns; i++) {
                    factors[i] = edges.shares()[way[i]] * (1 - t) + ((left >>> i & 1) == 0 ? t : 0);
                    product *= factors[i];
                }
                for (int i = 0; i < columns && product != 0; i++) {
                    double stays = (left >>> i & 1) == 0 ? 1 : 0;
                    amounts[left * columns + i] += product * (stays - edges.shares()[way[i]]) / factors[i];
                }
            }
        }
        return amounts;
    }
}
