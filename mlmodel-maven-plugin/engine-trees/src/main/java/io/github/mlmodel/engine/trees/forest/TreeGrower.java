package io.github.mlmodel.engine.trees.forest;

import io.github.mlmodel.spi.work.Mix64;
import java.util.Arrays;

/** Grows one tree. */
final class TreeGrower {

    private final ForestSettings settings;
    private final BinnedColumn[] columns;
    private final NodeRows rows;
    private final SplitSearch search;
    private final NodeBins bins;
    private final Mix64 random;
    private final int[] drawn;
    private final NodeSplit split = new NodeSplit();
    private final TreeWriter tree = new TreeWriter();
    private int[] waiting = new int[256];
    private int waitingSize;

    TreeGrower(ForestSettings settings, BinnedColumn[] columns, NodeRows rows, SplitSearch search, Mix64 random) {
        this.settings = settings;
        this.columns = columns;
        this.rows = rows;
        this.search = search;
        this.random = random;
        this.bins = new NodeBins(rows.count());
        this.drawn = new int[columns.length];
        Arrays.setAll(drawn, feature -> feature);
    }

    Tree grow() {
        push(0, rows.count(), 0, -1);
        while (waitingSize > 0) {
            waitingSize -= 4;
            int start = waiting[waitingSize];
            int end = waiting[waitingSize + 1];
            int depth = waiting[waitingSize + 2];
            int parent = waiting[waitingSize + 3];
            if (parent >= 0) {
                tree.rightChildOf(parent);
            }
            node(start, end, depth);
        }
        return tree.tree();
    }

    private void node(int start, int end, int depth) {
        boolean mixed = search.begin(start, end);
        tree.cover(search.weight());
        split.clear();
        if (mixed && depth < settings.maxDepth() && end - start >= 2L * settings.minSamplesLeaf()) {
            find(start, end);
        }
        if (!split.isFound()) {
            search.leaf(tree);
            return;
        }
        bins.gather(columns[split.feature()], rows.rows, start, end);
        int middle = rows.partition(start, end, bins.bins, split.lastLeft());
        int number = tree.next();
        tree.split(split.feature(), split.threshold());
        push(middle, end, depth + 1, number);
        push(start, middle, depth + 1, -1);
    }

    /** Looks at randomly drawn features: as many as set, constant ones included, and on until one is not constant. */
    private void find(int start, int end) {
        int usable = 0;
        for (int i = 0; i < drawn.length && (i < settings.maxFeatures() || usable == 0); i++) {
            int j = i + random.nextInt(drawn.length - i);
            int feature = drawn[j];
            drawn[j] = drawn[i];
            drawn[i] = feature;
            BinnedColumn column = columns[feature];
            if (column.bins() < 2) {
                continue;
            }
            bins.gather(column, rows.rows, start, end);
            if (!bins.isConstant()) {
                usable++;
                consider(feature, column);
            }
        }
    }

    private void consider(int feature, BinnedColumn column) {
        if (!settings.randomThresholds()) {
            search.best(feature, column, bins, split);
            return;
        }
        double low = column.least(bins.lowest);
        double high = column.most(bins.highest);
        double threshold = low + random.nextDouble() * (high - low);
        int lastLeft = bins.lowest;
        while (lastLeft + 1 < bins.highest && column.least(lastLeft + 1) <= threshold) {
            lastLeft++;
        }
        boolean separates = threshold >= column.most(lastLeft) && threshold < column.least(lastLeft + 1);
        search.at(
                feature,
                bins,
                lastLeft,
                separates ? threshold : SplitSearch.between(column, lastLeft, lastLeft + 1),
                split);
    }

    private void push(int start, int end, int depth, int parent) {
        if (waitingSize + 4 > waiting.length) {
            waiting = Arrays.copyOf(waiting, waiting.length * 2);
        }
        waiting[waitingSize++] = start;
        waiting[waitingSize++] = end;
        waiting[waitingSize++] = depth;
        waiting[waitingSize++] = parent;
    }
}
