package io.github.mlmodel.runtime.explain;

import io.github.mlmodel.runtime.operator.tree.TreeNodes;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A tree of which it is known, for each leaf and each set of columns by which a row leaves its way, what each column adds to a leaf
 * of value 1 (Fast TreeSHAP v2; Yang, 2021): a row looks it up.
 */
final class TabulatedTree implements TreeAmounts {

    private final TreeNodes nodes;

    private final TreePaths.Edges edges;
    private final int[] bits;
    private final int[] starts;
    private final int[] wayStarts;
    private final int[] wayColumns;
    private final double[] table;

    private TabulatedTree(
            TreeNodes nodes,
            TreePaths.Edges edges,
            int[] bits,
            int[] starts,
            int[] wayStarts,
            int[] wayColumns,
            double[] table) {
        this.nodes = nodes;
        this.edges = edges;
        this.bits = bits;
        this.starts = starts;
        this.wayStarts = wayStarts;
        this.wayColumns = wayColumns;
        this.table = table;
    }

    /**
     * Computes the tables.
     *
     * @param sumCount how many sums there are
     * @param most the most numbers that they may have, else there are none
     */
    static Optional<TabulatedTree> of(TreeNodes nodes, TreePaths.Edges edges, int sumCount, int most) {
        int count = edges.size();
        int[] bits = new int[count];
        int[] starts = new int[count];
        int[] wayStarts = new int[count + 1];
        int[] wayColumns = new int[count];
        double[] table = new double[64];
        int size = 0;
        for (int edge = 0; edge < count; edge++) {
            int[] way = way(edges, edge);
            if (way.length >= Integer.SIZE - Integer.numberOfLeadingZeros(most)) {
                return Optional.empty();
            }
            bits[edge] = edge == 0 ? 0 : 1 << place(edges, way, edges.columns()[edge]);
            starts[edge] = size;
            wayStarts[edge + 1] = wayStarts[edge];
            if (edges.isLeaf(edge)) {
                int numbers = way.length * (1 << way.length);
                if (size + numbers > most) {
                    return Optional.empty();
                }
                while (wayStarts[edge] + way.length > wayColumns.length) {
                    wayColumns = Arrays.copyOf(wayColumns, 2 * wayColumns.length);
                }
                for (int i = 0; i < way.length; i++) {
                    wayColumns[wayStarts[edge] + i] = edges.columns()[way[i]] * sumCount;
                }
                wayStarts[edge + 1] += way.length;
                table = size + numbers > table.length ? Arrays.copyOf(table, 2 * (size + numbers)) : table;
                write(edges, way, GaussLegendre.of(Math.max(1, (way.length + 1) / 2)), table, size);
                size += numbers;
            }
        }
        return Optional.of(
                new TabulatedTree(nodes, edges, bits, starts, wayStarts, wayColumns, Arrays.copyOf(table, size)));
    }

    /** Returns the last edges of each column on the way to an edge, the columns in the order of their first ones. */
    private static int[] way(TreePaths.Edges edges, int edge) {
        int[] back = new int[edges.mostColumns()];
        int count = 0;
        int[] last = new int[edges.mostColumns()];
        for (int at = edge; at > 0; at = edges.parents()[at]) {
            int known = 0;
            while (known < count && edges.columns()[last[known]] != edges.columns()[at]) {
                known++;
            }
            if (known == count) {
                last[count++] = at;
            }
            back[known] = at;
        }
        int[] lasts = last;
        int[] firsts = back;
        return IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparingInt(i -> firsts[i]))
                .mapToInt(i -> lasts[i])
                .toArray();
    }

    private static int place(TreePaths.Edges edges, int[] way, int column) {
        int place = 0;
        while (edges.columns()[way[place]] != column) {
            place++;
        }
        return place;
    }

    /** Writes what each column adds, for each set of columns by which a row leaves. */
    private static void write(TreePaths.Edges edges, int[] way, GaussLegendre sum, double[] table, int start) {
        int columns = way.length;
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
                    table[start + left * columns + i] += product * (stays - edges.shares()[way[i]]) / factors[i];
                }
            }
        }
    }

    int size() {
        return table.length;
    }

    @Override
    public void add(float[] features, TreeRoom room, double[] amounts) {
        boolean[] holds = room.holds;
        int[] left = room.kinds;
        int[] parents = edges.parents();
        boolean[] ifYes = edges.ifYes();
        int[] nodeOf = edges.nodes();
        int[] tested = nodes.features();
        for (int edge = 0; edge < parents.length; edge++) {
            if (edge > 0) {
                int parent = parents[edge];
                left[edge] = left[parent] | (holds[parent] == ifYes[edge] ? 0 : bits[edge]);
            } else {
                left[edge] = 0;
            }
            int node = nodeOf[edge];
            if (tested[node] >= 0) {
                holds[edge] = nodes.isYes(node, features[tested[node]]);
            } else {
                leaf(edge, left[edge], amounts);
            }
        }
    }

    private void leaf(int edge, int left, double[] amounts) {
        int from = wayStarts[edge];
        int columns = wayStarts[edge + 1] - from;
        int at = starts[edge] + left * columns;
        int[] targets = edges.targets();
        for (int i = 0; i < targets.length; i++) {
            double value = edges.leafValues()[edge * targets.length + i];
            if (value != 0) {
                for (int k = 0; k < columns; k++) {
                    amounts[wayColumns[from + k] + targets[i]] += table[at + k] * value;
                }
            }
        }
    }
}
