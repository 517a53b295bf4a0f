package io.github.mlmodel.runtime.explain;

import java.util.Arrays;

/**
 * A tree cut into pieces, subtrees of which a table can tell what their leaves give to columns: by the columns by which a row
 * leaves the way to the piece, and by what each test within it says. Leaves are put together as long as the table of all is
 * not much larger than those of the parts: the fewer pieces, the less is looked up.
 */
final class TreePieces {

    /** A table of more bits is never made. */
    private static final int MOST_BITS = 18;

    /** How much larger the table of a piece may be than those of its parts: a small one is looked up quickly. */
    private static final double MOST_GROWTH = 2;

    /** A table of more numbers must not be larger than those of its parts. */
    private static final double MOST_TO_GROW = 1 << 14;

    private final TreePaths.Edges edges;
    private final int[] ends;
    private final int[] tests;
    /** By edge how many columns are on the way to it. */
    private final int[] distinct;

    private final boolean[] isPiece;
    private final double numbers;

    /** Cuts a tree. */
    TreePieces(TreePaths.Edges edges) {
        this.edges = edges;
        int count = edges.size();
        this.ends = new int[count];
        this.tests = new int[count];
        this.distinct = new int[count];
        this.isPiece = new boolean[count];
        for (int edge = 1; edge < count; edge++) {
            distinct[edge] = distinct[edges.parents()[edge]] + (edges.sameColumn()[edge] == TreePaths.NONE ? 1 : 0);
        }
        double[] least = new double[count];
        for (int edge = count - 1; edge >= 0; edge--) {
            ends[edge] = Math.max(ends[edge], edge + 1);
            tests[edge] += edges.isLeaf(edge) ? 0 : 1;
            double whole = numbersOf(edge);
            isPiece[edge] = edges.isLeaf(edge) || whole <= (whole <= MOST_TO_GROW ? MOST_GROWTH : 1) * least[edge];
            least[edge] = isPiece[edge] ? whole : least[edge];
            if (edge > 0) {
                int parent = edges.parents()[edge];
                ends[parent] = Math.max(ends[parent], ends[edge]);
                tests[parent] += tests[edge];
                least[parent] += least[edge];
            }
        }
        this.numbers = least[0];
    }

    /** Returns how many numbers the table of a subtree has; one that adds to no sum has a place a pattern, nevertheless. */
    private double numbersOf(int edge) {
        int bits = distinct[edge] + tests[edge];
        return bits > MOST_BITS
                ? Double.POSITIVE_INFINITY
                : (double) (1 << bits) * (distinct[edge] + furtherColumns(edge)) * Math.max(1, edges.targets().length);
    }

    /** Returns how many columns are tested within a subtree, and not on the way to it. */
    private int furtherColumns(int piece) {
        int[] further = new int[tests[piece]];
        int count = 0;
        for (int edge = piece + 1; edge < ends[piece]; edge++) {
            int same = edge;
            while (same > piece) {
                same = edges.sameColumn()[same];
            }
            if (same == TreePaths.NONE && !contains(further, count, edges.columns()[edge])) {
                further[count++] = edges.columns()[edge];
            }
        }
        return count;
    }

    private static boolean contains(int[] columns, int count, int column) {
        for (int i = 0; i < count; i++) {
            if (columns[i] == column) {
                return true;
            }
        }
        return false;
    }

    /** Returns how many numbers the tables of all pieces have. */
    double numbers() {
        return numbers;
    }

    /** Returns the edges that lead to pieces. */
    int[] pieces() {
        return outermost(true);
    }

    /** Returns the edges that lead to tests outside of pieces. */
    int[] outside() {
        return outermost(false);
    }

    private int[] outermost(boolean pieces) {
        int[] found = new int[ends.length];
        int count = 0;
        for (int edge = 0; edge < ends.length; edge = isPiece[edge] ? ends[edge] : edge + 1) {
            if (isPiece[edge] == pieces) {
                found[count++] = edge;
            }
        }
        return Arrays.copyOf(found, count);
    }

    /** Returns the edges of a piece that lead to its tests. */
    int[] tests(int piece) {
        return inside(piece, false);
    }

    /** Returns the edges of a piece that lead to its leaves. */
    int[] leaves(int piece) {
        return inside(piece, true);
    }

    private int[] inside(int piece, boolean leaves) {
        int[] found = new int[ends[piece] - piece];
        int count = 0;
        for (int edge = piece; edge < ends[piece]; edge++) {
            if (edges.isLeaf(edge) == leaves) {
                found[count++] = edge;
            }
        }
        return Arrays.copyOf(found, count);
    }

    /** Returns the columns of the way to a piece, and then those that are tested within it alone. */
    int[] columns(int piece) {
        int[] way = way(piece);
        int[] columns = new int[way.length + ends[piece] - piece];
        int count = 0;
        for (int edge : way) {
            columns[count++] = edges.columns()[edge];
        }
        for (int edge = piece + 1; edge < ends[piece]; edge++) {
            if (!contains(columns, count, edges.columns()[edge])) {
                columns[count++] = edges.columns()[edge];
            }
        }
        return Arrays.copyOf(columns, count);
    }

    /** Returns the last edges of each column on the way to an edge, the columns in the order of their first ones. */
    int[] way(int edge) {
        int length = 0;
        for (int at = edge; at > 0; at = edges.parents()[at]) {
            length++;
        }
        int[] path = new int[length];
        for (int at = edge; at > 0; at = edges.parents()[at]) {
            path[--length] = at;
        }
        int[] lasts = new int[edges.mostColumns()];
        int count = 0;
        for (int at : path) {
            int known = 0;
            while (known < count && edges.columns()[lasts[known]] != edges.columns()[at]) {
                known++;
            }
            lasts[known] = at;
            count = Math.max(count, known + 1);
        }
        return Arrays.copyOf(lasts, count);
    }
}
