package io.github.mlmodel.engine.trees.boosting;

import io.github.mlmodel.engine.trees.boosting.bins.BinnedTable;
import io.github.mlmodel.engine.trees.boosting.bins.Cuts;
import io.github.mlmodel.engine.trees.boosting.bins.Panels;
import java.util.Arrays;

/**
 * A node's histogram: the sum of pairs in each bin. Whole numbers sum to the same in any order, so that neither threads nor
 * the way rows are shared out change a bit.
 */
final class NodeSums {

    /** The places of a column in its block. */
    static final int PLACES = Cuts.MOST + 1;

    /** What a block begins as: copying is quicker than filling where only the first compiler is at work. */
    private static final long[] ZEROS = new long[Panels.BLOCK * PLACES];

    /** Of no columns. */
    static final NodeSums NONE = new NodeSums(0, 0);

    /** Sums of blocks of eight columns. */
    final long[][] blocks;

    /** Sums of listed columns, without the rest of the rows. */
    final long[] listed;

    NodeSums(BinnedTable table) {
        this(
                table.panels().count() * table.panels().stride() / Panels.BLOCK,
                table.listed().bins());
    }

    private NodeSums(int blockCount, int listedBins) {
        blocks = new long[blockCount][Panels.BLOCK * PLACES];
        listed = new long[listedBins];
    }

    /** Returns all sums. */
    long[][] all() {
        long[][] all = Arrays.copyOf(blocks, blocks.length + 1);
        all[blocks.length] = listed;
        return all;
    }

    void clear() {
        for (long[] block : blocks) {
            System.arraycopy(ZEROS, 0, block, 0, ZEROS.length);
        }
        Arrays.fill(listed, 0);
    }

    void add(NodeSums other) {
        for (int b = 0; b < blocks.length; b++) {
            add(blocks[b], other.blocks[b]);
        }
        add(listed, other.listed);
    }

    void subtract(NodeSums other) {
        for (int b = 0; b < blocks.length; b++) {
            subtract(blocks[b], other.blocks[b]);
        }
        subtract(listed, other.listed);
    }

    private static void add(long[] sums, long[] more) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += more[i];
        }
    }

    private static void subtract(long[] sums, long[] part) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] -= part[i];
        }
    }
}
