package io.github.mlmodel.engine.trees.boosting;

import io.github.mlmodel.engine.trees.boosting.bins.BinnedTable;
import io.github.mlmodel.engine.trees.boosting.bins.Cuts;
import io.github.mlmodel.engine.trees.boosting.bins.Panels;

/**
 * Walks the bins of features from the lowest, for the split of a node that lowers the loss most. Missing values are tried on
 * both sides. One thread's.
 */
final class FeatureScan {

    /** Less than 1 by more than what all rounds that finds out whether a score is better. */
    private static final double BARELY_LESS = 1 - 0x1p-44;

    private final BinnedTable table;
    private final ColumnConstraints constraints;
    private final BestSplit best = new BestSplit();
    private final long[] listed = new long[NodeSums.PLACES];
    private NodeSums sums;
    private Penalties penalties = new Penalties(0, 0);
    private int shift;
    private long mask;
    private long total;
    private double gradient;
    private double hessian;
    private double least;
    private boolean bounded;
    private int lastLeft;
    private Leaf leaf = new Leaf();

    FeatureScan(BinnedTable table, ColumnConstraints constraints, NodeSums sums) {
        this.table = table;
        this.constraints = constraints;
        this.sums = sums;
    }

    /** Turns to a node. */
    void begin(NodeSums of, Leaf node, Pairs pairs, Penalties by, double leastHessian, double leastScore) {
        sums = of;
        leaf = node;
        total = node.total;
        shift = pairs.shift();
        mask = (1L << shift) - 1;
        gradient = pairs.gradient(total);
        hessian = pairs.hessian(total);
        penalties = by;
        least = Math.ceil(leastHessian);
        bounded = constraints.isMonotone() || pairs.isOfLogarithm();
        best.clear(leastScore);
    }

    /** Returns the best split of the features that were walked. */
    BestSplit best() {
        return best;
    }

    void walk(int feature) {
        Cuts cuts = table.cuts(feature);
        if (table.isListed(feature)) {
            if (spread(feature, cuts.count())) {
                walk(feature, cuts, listed, 0);
            }
            return;
        }
        int slot = table.slot(feature);
        int first = slot % Panels.BLOCK * NodeSums.PLACES;
        long[] block = sums.blocks[slot / Panels.BLOCK];
        if (table.code(feature) == 0) {
            walk(feature, cuts, block, first);
        } else {
            walkOne(feature, block[first + table.code(feature)]);
        }
    }

    /** Tries the one split of a column of zeros and ones. */
    private void walkOne(int feature, long ones) {
        if (ones != 0) {
            listed[0] = total - ones;
            listed[1] = ones;
            walk(feature, listed, 0, 0, 1, 0, false);
        }
    }

    /** Copies a listed feature's sums, with those of the rest of the rows; false when all rows are the rest. */
    private boolean spread(int feature, int count) {
        int first = table.firstBin(feature);
        long any = 0;
        long rest = total;
        for (int code = 0; code < count; code++) {
            long sum = sums.listed[first + code];
            listed[code] = sum;
            any |= sum;
            rest -= sum;
        }
        listed[table.rest(feature)] = rest;
        return any != 0;
    }

    private void walk(int feature, Cuts cuts, long[] of, int first) {
        int end = first + cuts.count();
        if (!cuts.missing()) {
            walk(feature, of, first, first, end - 1, 0, false);
        } else if (of[first] == 0) {
            walk(feature, of, first, first + 1, end - 1, 0, false);
        } else {
            walk(feature, of, first, first + 1, end - 1, of[first], true);
            walk(feature, of, first, first + 1, end, 0, true);
        }
    }

    /** Tries every bin of {@code from … to − 1} as the last on the left, where {@code left} are already. */
    private void walk(int feature, long[] of, int first, int from, int to, long left, boolean missingSeen) {
        double before = best.score;
        if (bounded || penalties.alpha() != 0) {
            walk(constraints.direction(feature), of, from, to, left);
        } else {
            walk(of, from, to, left);
        }
        if (best.score > before) {
            best.feature = feature;
            best.lastLeft = lastLeft - first;
            best.missingLeft = left != 0;
            best.missingSeen = missingSeen;
        }
    }

    /**
     * Walks without bounds and the penalty of sizes. Whether a bin is empty is not asked, which would be guessed wrong of
     * every other bin of a small node: it scores as the one before it, and is no better.
     */
    private void walk(long[] of, int from, int to, long left) {
        // What stays is held here: the first compiler would read each field anew for every bin.
        int shift = this.shift;
        long mask = this.mask;
        double least = this.least;
        double gradient = this.gradient;
        double hessian = this.hessian;
        long sum = left;
        int i = from;
        while (i < to && ((of[i] == 0 && sum == left) || ((sum + of[i]) & mask) < least)) {
            sum += of[i++];
        }
        double lambda = penalties.lambda();
        double most = hessian - least;
        double all = hessian + 2 * lambda;
        double slope = 2 * gradient / all;
        double bend = best.score / all;
        double top = best.score * BARELY_LESS - gradient * gradient / all;
        for (; i < to; i++) {
            sum += of[i];
            double leftHessian = sum & mask;
            if (leftHessian > most) {
                break;
            }
            double leftGradient = sum >> shift;
            double curvature = leftHessian + lambda;
            // Whether the score is better, with its divisions multiplied away: it tells of nearly every bin that it is
            // not.
            if (leftGradient * leftGradient < curvature * (top + slope * leftGradient - bend * curvature)) {
                continue;
            }
            double rightGradient = gradient - leftGradient;
            double right = hessian - leftHessian + lambda;
            double score = (leftGradient * leftGradient * right + rightGradient * rightGradient * curvature)
                    / (curvature * right);
            if (score > best.score) {
                best.score = score;
                best.leftTotal = sum;
                lastLeft = i;
                bend = score / all;
                top = score * BARELY_LESS - gradient * gradient / all;
            }
        }
    }

    private void walk(int direction, long[] of, int from, int to, long left) {
        long sum = left;
        for (int i = from; i < to; i++) {
            if (of[i] == 0) {
                continue;
            }
            sum += of[i];
            double leftHessian = sum & mask;
            double rightHessian = hessian - leftHessian;
            if (leftHessian < least) {
                continue;
            }
            if (rightHessian < least) {
                break;
            }
            double leftGradient = sum >> shift;
            double rightGradient = gradient - leftGradient;
            double score = bounded
                    ? bounded(direction, leftGradient, leftHessian, rightGradient, rightHessian)
                    : penalties.score(leftGradient, leftHessian) + penalties.score(rightGradient, rightHessian);
            if (score > best.score) {
                best.score = score;
                lastLeft = i;
                best.leftTotal = sum;
            }
        }
    }

    /** Returns the score of two sides within the node's bounds; none where they are in the wrong order. */
    private double bounded(int direction, double leftFirst, double leftSecond, double rightFirst, double rightSecond) {
        double left = leaf.bounded(penalties.value(leftFirst, leftSecond));
        double right = leaf.bounded(penalties.value(rightFirst, rightSecond));
        return direction * (right - left) < 0
                ? Double.NEGATIVE_INFINITY
                : penalties.score(leftFirst, leftSecond, left) + penalties.score(rightFirst, rightSecond, right);
    }
}
