package io.github.mlmodel.runtime.explain;

import io.github.mlmodel.runtime.operator.tree.TreeNodes;
import java.util.Arrays;
import java.util.Optional;

/**
 * A tree of which it is known, for each piece and each way that a row may go by it, what each column adds: a row looks it up. That is
 * the idea of Fast TreeSHAP v2 (Yang, 2021), which does so leaf by leaf.
 */
final class TabulatedTree implements TreeAmounts {

    private final TreeNodes nodes;
    private final TreePaths.Edges edges;
    private final int[] outside;
    private final int[] pieces;
    /** By edge outside of pieces, or to one: the bit of its column among those of the way. */
    private final int[] bits;
    /** By piece its first test in {@link #tests}, and behind it the end. */
    private final int[] firstTests;

    private final int[] tests;
    private final int[] testBits;
    /** By piece its first place in {@link #places}, and behind it the end. */
    private final int[] firstPlaces;
    /** Where numbers are added. */
    private final int[] places;
    /** By piece where its table begins. */
    private final int[] starts;

    private final double[] table;

    private TabulatedTree(TreeNodes nodes, TreePaths.Edges edges, TreePieces cut, int sumCount) {
        this.nodes = nodes;
        this.edges = edges;
        this.outside = cut.outside();
        this.pieces = cut.pieces();
        this.bits = new int[edges.size()];
        this.firstTests = new int[pieces.length + 1];
        this.tests = Arrays.stream(pieces)
                .flatMap(piece -> Arrays.stream(cut.tests(piece)))
                .map(edge -> edges.nodes()[edge])
                .toArray();
        this.testBits = new int[tests.length];
        this.firstPlaces = new int[pieces.length + 1];
        this.places = new int
                [Arrays.stream(pieces).map(piece -> cut.columns(piece).length).sum() * edges.targets().length];
        this.starts = new int[pieces.length];
        this.table = new double[(int) cut.numbers()];
        for (int edge : outside) {
            bits[edge] = bit(cut.way(edge), edge);
        }
        int start = 0;
        for (int i = 0; i < pieces.length; i++) {
            int[] way = cut.way(pieces[i]);
            bits[pieces[i]] = bit(way, pieces[i]);
            firstTests[i + 1] = firstTests[i] + cut.tests(pieces[i]).length;
            for (int test = firstTests[i]; test < firstTests[i + 1]; test++) {
                testBits[test] = 1 << (way.length + test - firstTests[i]);
            }
            PieceTable numbers = PieceTable.of(edges, cut, pieces[i]);
            firstPlaces[i + 1] = firstPlaces[i];
            for (int column : numbers.columns()) {
                for (int target : edges.targets()) {
                    places[firstPlaces[i + 1]++] = column * sumCount + target;
                }
            }
            starts[i] = start;
            System.arraycopy(numbers.numbers(), 0, table, start, numbers.numbers().length);
            start += numbers.numbers().length;
        }
    }

    /**
     * Computes the tables.
     *
     * @param sumCount how many sums there are
     * @param most the most numbers that they may have, else there are none
     */
    static Optional<TabulatedTree> of(TreeNodes nodes, TreePaths.Edges edges, int sumCount, int most) {
        TreePieces cut = new TreePieces(edges);
        return cut.numbers() > most ? Optional.empty() : Optional.of(new TabulatedTree(nodes, edges, cut, sumCount));
    }

    private int bit(int[] way, int edge) {
        int place = 0;
        while (place < way.length && edges.columns()[way[place]] != edges.columns()[edge]) {
            place++;
        }
        return place == way.length ? 0 : 1 << place;
    }

    int size() {
        return table.length;
    }

    @Override
    public void add(float[] features, TreeRoom room, double[] amounts) {
        int[] tested = nodes.features();
        for (int edge : outside) {
            room.kinds[edge] = left(edge, room);
            int node = edges.nodes()[edge];
            room.holds[edge] = nodes.isYes(node, features[tested[node]]);
        }
        for (int i = 0; i < pieces.length; i++) {
            int pattern = left(pieces[i], room);
            for (int test = firstTests[i]; test < firstTests[i + 1]; test++) {
                int node = tests[test];
                pattern |= nodes.isYes(node, features[tested[node]]) ? testBits[test] : 0;
            }
            int from = firstPlaces[i];
            int width = firstPlaces[i + 1] - from;
            int at = starts[i] + pattern * width;
            for (int k = 0; k < width; k++) {
                amounts[places[from + k]] += table[at + k];
            }
        }
    }

    /** Returns the columns by which a row has left the way to an edge. */
    private int left(int edge, TreeRoom room) {
        if (edge == 0) {
            return 0;
        }
        int parent = edges.parents()[edge];
        return room.kinds[parent] | (room.holds[parent] == edges.ifYes()[edge] ? 0 : bits[edge]);
    }
}
