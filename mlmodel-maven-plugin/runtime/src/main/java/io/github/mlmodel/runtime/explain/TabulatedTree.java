package io.github.mlmodel.runtime.explain;

import io.github.mlmodel.runtime.operator.tree.TreeNodes;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * A tree of which it is known, for each piece and each way that a row has gone by it, what each column adds: a row that goes the same
 * way looks it up. That is the idea of Fast TreeSHAP v2 (Yang, 2021), which does so leaf by leaf, and for all ways at once.
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

    private final PieceTable[] tables;
    /** By piece its first pattern in {@link #known}, and behind it the end. */
    private final int[] starts;

    /** By pattern what was found of it; several threads may find the same. */
    private final AtomicReferenceArray<double[]> known;

    private final int size;

    private TabulatedTree(TreeNodes nodes, TreePaths.Edges edges, TreePieces cut, int sumCount) {
        this.nodes = nodes;
        this.edges = edges;
        this.outside = cut.outside();
        this.pieces = cut.pieces();
        this.size = (int) cut.numbers();
        this.bits = new int[edges.size()];
        for (int edge : outside) {
            bits[edge] = bit(cut.way(edge), edge);
        }
        GaussLegendre[] sums = new GaussLegendre[edges.mostColumns() + 1];
        this.tables = new PieceTable[pieces.length];
        this.firstTests = new int[pieces.length + 1];
        this.firstPlaces = new int[pieces.length + 1];
        this.starts = new int[pieces.length + 1];
        for (int i = 0; i < pieces.length; i++) {
            tables[i] = new PieceTable(edges, cut, pieces[i], sums);
            bits[pieces[i]] = bit(tables[i].way(), pieces[i]);
            firstTests[i + 1] = firstTests[i] + tables[i].tests().length;
            firstPlaces[i + 1] = firstPlaces[i] + tables[i].columns().length * edges.targets().length;
            starts[i + 1] = starts[i] + tables[i].patterns();
        }
        this.tests = new int[firstTests[pieces.length]];
        this.testBits = new int[tests.length];
        this.places = new int[firstPlaces[pieces.length]];
        this.known = new AtomicReferenceArray<>(starts[pieces.length]);
        for (int i = 0; i < pieces.length; i++) {
            place(i, sumCount);
        }
    }

    private void place(int piece, int sumCount) {
        PieceTable table = tables[piece];
        for (int i = 0; i < table.tests().length; i++) {
            tests[firstTests[piece] + i] = edges.nodes()[table.tests()[i]];
            testBits[firstTests[piece] + i] = 1 << (table.way().length + i);
        }
        int at = firstPlaces[piece];
        for (int column : table.columns()) {
            for (int target : edges.targets()) {
                places[at++] = column * sumCount + target;
            }
        }
    }

    /**
     * Prepares the tables.
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

    /** Returns the most numbers that there will be in the tables. */
    int size() {
        return size;
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
            double[] numbers = numbers(i, pattern);
            int from = firstPlaces[i];
            for (int k = 0; k < numbers.length; k++) {
                amounts[places[from + k]] += numbers[k];
            }
        }
    }

    private double[] numbers(int piece, int pattern) {
        int place = starts[piece] + pattern;
        double[] found = known.getAcquire(place);
        return found == null ? find(piece, pattern, place) : found;
    }

    private double[] find(int piece, int pattern, int place) {
        double[] found = tables[piece].numbers(pattern);
        known.setRelease(place, found);
        return found;
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
