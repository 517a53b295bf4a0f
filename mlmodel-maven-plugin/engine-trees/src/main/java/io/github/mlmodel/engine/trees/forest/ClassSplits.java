package io.github.mlmodel.engine.trees.forest;

import java.util.Arrays;

/** Gini impurity. The score is Σ left²/|left| + Σ right²/|right| over classes: highest where impurity is least. */
final class ClassSplits implements SplitSearch {

    private final NodeRows rows;
    private final int classes;
    private final int leastRows;
    private final int share;
    private final long[] histogram;
    private final int[] rowCounts = new int[BinnedColumn.MOST_BINS];
    private final long[] totals;
    private final long[] left;
    private final SmallNode small = new SmallNode();
    private int start;
    private int end;
    private long total;
    private double totalSquares;

    private long leftSum;
    private int leftRows;
    private double leftSquares;
    private double rightSquares;

    /** Searches with leaves of at least {@code leastRows}, whose class shares are whole numbers out of {@code share}. */
    ClassSplits(NodeRows rows, int classes, int leastRows, int share) {
        this.rows = rows;
        this.classes = classes;
        this.leastRows = leastRows;
        this.share = share;
        this.histogram = new long[BinnedColumn.MOST_BINS * classes];
        this.totals = new long[classes];
        this.left = new long[classes];
    }

    @Override
    public boolean begin(int from, int to) {
        start = from;
        end = to;
        Arrays.fill(totals, 0);
        for (int i = from; i < to; i++) {
            totals[(int) rows.targets[i]] += rows.weights[i];
        }
        total = 0;
        totalSquares = 0;
        int present = 0;
        for (long one : totals) {
            total += one;
            totalSquares += (double) one * one;
            present += one > 0 ? 1 : 0;
        }
        return present > 1;
    }

    @Override
    public long weight() {
        return total;
    }

    @Override
    public void best(int feature, BinnedColumn column, NodeBins bins, NodeSplit split) {
        clearLeft();
        if (bins.isSorted()) {
            small.sort(bins);
            int before = small.bin(0);
            for (int rank = 0; rank < bins.count; rank++) {
                int bin = small.bin(rank);
                if (bin != before) {
                    offer(feature, column, before, bin, split);
                    before = bin;
                }
                int at = start + small.position(rank);
                move((int) rows.targets[at], rows.weights[at]);
                leftRows++;
            }
        } else {
            fill(bins);
            walk(feature, column, bins, split);
        }
    }

    @Override
    public void at(int feature, NodeBins bins, int lastLeft, double threshold, NodeSplit split) {
        clearLeft();
        for (int i = 0; i < bins.count; i++) {
            if ((bins.bins[i] & 0xFF) <= lastLeft) {
                move((int) rows.targets[start + i], rows.weights[start + i]);
                leftRows++;
            }
        }
        if (leftRows >= leastRows && bins.count - leftRows >= leastRows) {
            split.offer(score(), feature, lastLeft, threshold);
        }
    }

    @Override
    public void leaf(TreeWriter tree) {
        tree.shares(Shares.of(totals, total, share), share);
    }

    private void fill(NodeBins bins) {
        if (bins.listed >= 0) {
            fillListed(bins);
            return;
        }
        for (int i = 0; i < bins.count; i++) {
            histogram[(bins.bins[i] & 0xFF) * classes + (int) rows.targets[start + i]] += rows.weights[start + i];
        }
        if (leastRows > 1) {
            for (int i = 0; i < bins.count; i++) {
                rowCounts[bins.bins[i] & 0xFF]++;
            }
        }
    }

    private void fillListed(NodeBins bins) {
        for (int k = 0; k < classes; k++) {
            left[k] = totals[k];
        }
        for (int j = 0; j < bins.listed; j++) {
            int i = bins.positions[j];
            int bin = bins.bins[i] & 0xFF;
            int label = (int) rows.targets[start + i];
            histogram[bin * classes + label] += rows.weights[start + i];
            left[label] -= rows.weights[start + i];
            rowCounts[bin]++;
        }
        for (int k = 0; k < classes; k++) {
            histogram[bins.rest * classes + k] += left[k];
            left[k] = 0;
        }
        rowCounts[bins.rest] += bins.count - bins.listed;
    }

    private void walk(int feature, BinnedColumn column, NodeBins bins, NodeSplit split) {
        int before = -1;
        for (int bin = bins.lowest; bin <= bins.highest; bin++) {
            int base = bin * classes;
            boolean empty = true;
            for (int k = 0; k < classes; k++) {
                long count = histogram[base + k];
                if (count != 0) {
                    if (empty && before >= 0) {
                        offer(feature, column, before, bin, split);
                    }
                    empty = false;
                    histogram[base + k] = 0;
                    move(k, count);
                }
            }
            leftRows += rowCounts[bin];
            rowCounts[bin] = 0;
            before = empty ? before : bin;
        }
    }

    private void clearLeft() {
        Arrays.fill(left, 0);
        leftSum = 0;
        leftRows = 0;
        leftSquares = 0;
        rightSquares = totalSquares;
    }

    private void move(int label, long weight) {
        long right = totals[label] - left[label];
        leftSquares += (double) weight * (2 * left[label] + weight);
        rightSquares -= (double) weight * (2 * right - weight);
        left[label] += weight;
        leftSum += weight;
    }

    private double score() {
        return leftSquares / leftSum + rightSquares / (total - leftSum);
    }

    private void offer(int feature, BinnedColumn column, int lastLeft, int firstRight, NodeSplit split) {
        if (leastRows > 1 && (leftRows < leastRows || end - start - leftRows < leastRows)) {
            return;
        }
        double score = score();
        if (split.isBetter(score)) {
            split.offer(score, feature, lastLeft, SplitSearch.between(column, lastLeft, firstRight));
        }
    }
}
