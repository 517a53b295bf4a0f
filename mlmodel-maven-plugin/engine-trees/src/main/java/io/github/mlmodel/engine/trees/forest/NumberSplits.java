package io.github.mlmodel.engine.trees.forest;

/** Squared error. The score is left²/|left| + right²/|right| over sums of targets: highest where the error is least. */
final class NumberSplits implements SplitSearch {

    private final NodeRows rows;
    private final int leastRows;
    private final long[] weights = new long[BinnedColumn.MOST_BINS];
    private final double[] sums = new double[BinnedColumn.MOST_BINS];
    private final int[] rowCounts = new int[BinnedColumn.MOST_BINS];
    private final SmallNode small = new SmallNode();
    private int start;
    private int end;
    private long totalWeight;
    private double totalSum;

    private long leftWeight;
    private double leftSum;
    private int leftRows;

    NumberSplits(NodeRows rows, int leastRows) {
        this.rows = rows;
        this.leastRows = leastRows;
    }

    @Override
    public boolean begin(int from, int to) {
        start = from;
        end = to;
        totalWeight = 0;
        totalSum = 0;
        boolean equal = true;
        for (int i = from; i < to; i++) {
            totalWeight += rows.weights[i];
            totalSum += rows.weights[i] * rows.targets[i];
            equal &= rows.targets[i] == rows.targets[from];
        }
        if (equal) {
            totalSum = totalWeight * rows.targets[from];
        }
        return !equal;
    }

    @Override
    public long weight() {
        return totalWeight;
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
                move(start + small.position(rank));
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
                move(start + i);
            }
        }
        if (leftRows >= leastRows && bins.count - leftRows >= leastRows) {
            split.offer(score(), feature, lastLeft, threshold);
        }
    }

    @Override
    public void leaf(TreeWriter tree) {
        tree.number(totalSum / totalWeight);
    }

    private void fill(NodeBins bins) {
        if (bins.listed >= 0) {
            fillListed(bins);
            return;
        }
        for (int i = 0; i < bins.count; i++) {
            int bin = bins.bins[i] & 0xFF;
            int weight = rows.weights[start + i];
            weights[bin] += weight;
            sums[bin] += weight * rows.targets[start + i];
        }
        if (leastRows > 1) {
            for (int i = 0; i < bins.count; i++) {
                rowCounts[bins.bins[i] & 0xFF]++;
            }
        }
    }

    private void fillListed(NodeBins bins) {
        long otherWeight = totalWeight;
        double otherSum = totalSum;
        for (int j = 0; j < bins.listed; j++) {
            int at = start + bins.positions[j];
            int bin = bins.bins[bins.positions[j]] & 0xFF;
            double product = rows.weights[at] * rows.targets[at];
            weights[bin] += rows.weights[at];
            sums[bin] += product;
            rowCounts[bin]++;
            otherWeight -= rows.weights[at];
            otherSum -= product;
        }
        if (otherWeight > 0) {
            weights[bins.rest] += otherWeight;
            sums[bins.rest] += otherSum;
            rowCounts[bins.rest] += bins.count - bins.listed;
        }
    }

    private void walk(int feature, BinnedColumn column, NodeBins bins, NodeSplit split) {
        int before = -1;
        for (int bin = bins.lowest; bin <= bins.highest; bin++) {
            if (weights[bin] == 0) {
                continue;
            }
            if (before >= 0) {
                offer(feature, column, before, bin, split);
            }
            leftWeight += weights[bin];
            leftSum += sums[bin];
            leftRows += rowCounts[bin];
            weights[bin] = 0;
            sums[bin] = 0;
            rowCounts[bin] = 0;
            before = bin;
        }
    }

    private void clearLeft() {
        leftWeight = 0;
        leftSum = 0;
        leftRows = 0;
    }

    private void move(int at) {
        leftWeight += rows.weights[at];
        leftSum += rows.weights[at] * rows.targets[at];
        leftRows++;
    }

    private double score() {
        double rightSum = totalSum - leftSum;
        return leftSum * leftSum / leftWeight + rightSum * rightSum / (totalWeight - leftWeight);
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
