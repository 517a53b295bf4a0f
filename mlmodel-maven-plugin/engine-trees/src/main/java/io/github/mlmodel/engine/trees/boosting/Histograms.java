package io.github.mlmodel.engine.trees.boosting;

import io.github.mlmodel.engine.trees.boosting.bins.BinnedTable;
import io.github.mlmodel.spi.work.WorkPool;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** The histograms of a tree's nodes: as many as may be kept, filled by all threads. */
final class Histograms {

    /** Fewer rows are not worth a further thread. */
    private static final int ROWS_OF_PART = 1024;

    /** A node's, and those of its children while it is split. */
    private static final int FEWEST = 3;

    /** The part of the memory, one in so many, that threads may take to sum rows beside each other. */
    private static final int PART_OF_THREADS = 4;

    private final BinnedTable table;
    private final WorkPool workers;
    private final HistogramFiller[] fillers;
    private final List<NodeSums> parts = new ArrayList<>();
    private final Deque<NodeSums> free = new ArrayDeque<>();
    private final long most;
    private int made;

    /** Makes none yet; {@code memory} is what they may take. At least the few that a split needs are kept. */
    Histograms(BinnedTable table, int threads, long memory, WorkPool workers) {
        this.table = table;
        this.workers = workers;
        long bytes = Math.max(1, bytes(table.bins()));
        long beside = Math.min(threads - 1, memory / PART_OF_THREADS / bytes);
        fillers = new HistogramFiller[(int) Math.max(1, 1 + beside)];
        Arrays.setAll(fillers, i -> new HistogramFiller(table));
        // Which nodes are summed anew decides what places ask each other: it has to be the same everywhere.
        long nodes = memory / bytes - (fillers.length - 1);
        most = (long) Math.max(FEWEST, -table.share().exchange().most(-(double) nodes));
    }

    private static long bytes(long bins) {
        return bins * Long.BYTES;
    }

    /** Returns how many bytes are taken in any case, where a node has so many bins. */
    static long fewestBytes(long bins) {
        return FEWEST * bytes(bins);
    }

    /** Returns whether {@link #take} has one; else some node must give its own back, and be summed anew when it is split. */
    boolean isAnyFree() {
        return !free.isEmpty() || made < most;
    }

    NodeSums take() {
        NodeSums sums = free.poll();
        if (sums == null) {
            sums = new NodeSums(table);
            made++;
        }
        return sums;
    }

    void giveBack(NodeSums sums) {
        free.push(sums);
    }

    /**
     * Sums the rows {@code rows[start … end − 1]} and those of the node that lie elsewhere. Threads share the rows, each with
     * sums of its own that are then added.
     */
    void fill(NodeSums sums, int[] rows, int start, int end, long[] pairs) {
        int count = end - start;
        int shares = Math.max(1, Math.min(fillers.length, count / ROWS_OF_PART));
        while (parts.size() < shares - 1) {
            parts.add(new NodeSums(table));
        }
        workers.each(shares, part -> {
            NodeSums to = part == 0 ? sums : parts.get(part - 1);
            to.clear();
            int from = start + (int) ((long) count * part / shares);
            int until = start + (int) ((long) count * (part + 1) / shares);
            fillers[part].fill(rows, from, until, pairs, to);
        });
        for (int part = 1; part < shares; part++) {
            sums.add(parts.get(part - 1));
        }
        table.share().exchange().sum(sums.all());
    }
}
