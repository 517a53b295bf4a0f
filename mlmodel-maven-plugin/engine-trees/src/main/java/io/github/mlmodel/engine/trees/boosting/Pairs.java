package io.github.mlmodel.engine.trees.boosting;

import io.github.mlmodel.engine.trees.boosting.exchange.Exchange;
import io.github.mlmodel.engine.trees.boosting.exchange.RowShare;
import io.github.mlmodel.engine.trees.boosting.loss.BoostedLoss;
import io.github.mlmodel.engine.trees.boosting.loss.Link;
import io.github.mlmodel.engine.trees.boosting.loss.RelativeWeights;
import java.util.Arrays;

/**
 * Each row's first and second derivative as whole numbers in one long, the first above. Their scales are powers of two, as
 * large as lets the sums of all rows fit: sums are then the same in any order. A row that a tree does not see has pair 0.
 */
final class Pairs {

    private static final int ROWS_OF_PIECE = 1 << 14;

    /** The derivatives of so many rows stay in the first cache. */
    private static final int ROWS_AT_ONCE = 1 << 10;

    private static final int WHOLE = Integer.SIZE;

    /** Derivatives so small that a larger scale would matter are none. */
    private static final double MOST_SCALE = 0x1p1000;

    /** So many bits may lie idle before scales are chosen anew. */
    private static final int IDLE = 3;

    private final BoostedLoss loss;
    private final RelativeWeights weights;
    private final SharedRows shared;
    private final RowShare share;
    private final long[] pairs;
    private final boolean counting;
    private final int shift;
    private final Scales[] ofOutputs;
    private Scales scales = new Scales();
    private RowChoice chosen = new RowChoice(1, 0, 0, 0);
    private Totals totals = new Totals();

    /** How many whole numbers a derivative of 1 is, of one output: those of a rare class are far smaller than others'. */
    private static final class Scales {
        private double gradient = 1;
        private double hessian = 1;
        private boolean chosen;

        /** Multiplies by powers of two; false where nothing changes. */
        private boolean shift(int moreOfGradient, int moreOfHessian) {
            double gradientBefore = gradient;
            double hessianBefore = hessian;
            gradient = Math.min(MOST_SCALE, Math.scalb(gradient, moreOfGradient));
            hessian = Math.min(MOST_SCALE, Math.scalb(hessian, moreOfHessian));
            return gradient != gradientBefore || hessian != hessianBefore;
        }
    }

    /** What a pass over the rows finds. */
    private static final class Totals {
        private long pair;
        private long gradients;
        private long hessians;
        private double mostGradient;
        private double mostHessian;
        private long seen;

        private void add(Totals other) {
            pair += other.pair;
            gradients += other.gradients;
            hessians += other.hessians;
            mostGradient = Math.max(mostGradient, other.mostGradient);
            mostHessian = Math.max(mostHessian, other.mostHessian);
            seen += other.seen;
        }

        /** Adds those of the rows that lie elsewhere. */
        private void exchange(Exchange with) {
            long[] sums = {pair, gradients, hessians, seen};
            with.sum(sums);
            double[] largest = {mostGradient, mostHessian};
            with.most(largest);
            pair = sums[0];
            gradients = sums[1];
            hessians = sums[2];
            seen = sums[3];
            mostGradient = largest[0];
            mostHessian = largest[1];
        }
    }

    Pairs(BoostedLoss loss, RelativeWeights weights, int outputs, SharedRows shared) {
        this.loss = loss;
        this.weights = weights;
        this.shared = shared;
        share = weights.share();
        pairs = new long[share.rows()];
        ofOutputs = new Scales[outputs];
        Arrays.setAll(ofOutputs, output -> new Scales());
        counting = loss.isFlat() && weights.areEqual();
        shift = counting ? rowBits() : WHOLE;
    }

    /** Computes the pairs of an output; again, by other scales, when the sums do not fit or leave bits idle. */
    void of(int output, double[] scores, RowChoice choice) {
        scales = ofOutputs[output];
        chosen = choice;
        if (!scales.chosen) {
            pass(output, scores);
            choose();
        }
        pass(output, scores);
        if (isLost()) {
            choose();
            pass(output, scores);
        }
        while (scales.shift(
                more(totals.gradients, Long.SIZE - 1 - shift), counting ? 0 : more(totals.hessians, shift))) {
            pass(output, scores);
        }
    }

    /** Returns whether all derivatives of a kind were rounded to 0, of which no sum tells by how much. */
    private boolean isLost() {
        return (totals.gradients == 0 && totals.mostGradient > 0)
                || (!counting && totals.hessians == 0 && totals.mostHessian > 0);
    }

    /** Chooses scales by which all rows' sums fit even if every row had the most. */
    private void choose() {
        scales.chosen = totals.mostGradient > 0;
        if (totals.mostGradient > 0) {
            scales.gradient = power(Long.SIZE - 2 - shift - rowBits(), totals.mostGradient);
        }
        if (totals.mostHessian > 0 && !counting) {
            scales.hessian = power(shift - rowBits() - 1, totals.mostHessian);
        }
    }

    /** Returns the power of two by which a number has so many bits. */
    private static double power(int bits, double most) {
        return Math.min(MOST_SCALE, Math.scalb(1.0, bits - Math.getExponent(most)));
    }

    /** Returns whether the sums of leaves are a logarithm, to which a leaf adds a bounded step. */
    boolean isOfLogarithm() {
        return loss.link() == Link.LOGARITHM;
    }

    /** Returns the pair of every row that is here. */
    long[] rows() {
        return pairs;
    }

    /** Returns the sum of all pairs. */
    long sum() {
        return totals.pair;
    }

    /** Returns how many of the rows {@code rows[start … end − 1]} are seen. */
    long seen(int[] rows, int start, int end) {
        long[] seen = new long[shared.parts(start, end)];
        shared.each(start, end, (part, from, to) -> {
            for (int i = from; i < to; i++) {
                seen[part] += sees(rows[i]) ? 1 : 0;
            }
        });
        return Arrays.stream(seen).sum();
    }

    /** Returns whether every row is seen. */
    boolean seesAll() {
        return weights.areEqual() && chosen.isAll();
    }

    /** Returns the largest first derivative, without its sign. */
    double mostGradient() {
        return totals.mostGradient;
    }

    /** Returns the largest second derivative. */
    double mostHessian() {
        return totals.mostHessian;
    }

    /** Returns whether a row is seen: its derivatives may be rounded away, and it counts nevertheless. */
    boolean sees(int row) {
        return chosen.sees(row) && weights.of(row) > 0;
    }

    /** Multiplies rows' derivatives by the weights that the rows have, and those of unseen rows by zero. */
    void weigh(int from, int to, double[] gradients, double[] hessians) {
        chosen.weigh(weights, from, to, gradients, hessians);
    }

    /** Returns how many rows are seen. */
    long seen() {
        return totals.seen;
    }

    double gradient(long pair) {
        return pair >> shift;
    }

    double hessian(long pair) {
        return pair & (1L << shift) - 1;
    }

    int shift() {
        return shift;
    }

    /** Returns how many whole numbers a second derivative of 1 is. */
    double hessianScale() {
        return scales.hessian;
    }

    /** Returns how many whole numbers a first derivative of 1 is. */
    double gradientScale() {
        return scales.gradient;
    }

    /** Returns how many bits the number of all rows has. */
    int rowBits() {
        return Long.SIZE - Long.numberOfLeadingZeros(share.all());
    }

    private static int more(long size, int bits) {
        int used = Long.SIZE - Long.numberOfLeadingZeros(size);
        return used == 0 || (used <= bits && used > bits - IDLE) ? 0 : bits - 1 - used;
    }

    private void pass(int output, double[] scores) {
        int pieces = (pairs.length + ROWS_OF_PIECE - 1) / ROWS_OF_PIECE;
        Totals[] found = new Totals[pieces];
        Arrays.setAll(found, i -> new Totals());
        shared.workers().each(pieces, piece -> {
            double[] gradients = new double[ROWS_AT_ONCE];
            double[] hessians = new double[ROWS_AT_ONCE];
            int end = Math.min(pairs.length, (piece + 1) * ROWS_OF_PIECE);
            for (int from = piece * ROWS_OF_PIECE; from < end; from += ROWS_AT_ONCE) {
                int to = Math.min(end, from + ROWS_AT_ONCE);
                loss.derive(output, scores, from, to, gradients, hessians);
                weigh(from, to, gradients, hessians);
                write(from, to, gradients, hessians, found[piece]);
            }
        });
        totals = new Totals();
        for (Totals piece : found) {
            totals.add(piece);
        }
        totals.exchange(share.exchange());
    }

    private void write(int from, int to, double[] gradients, double[] hessians, Totals found) {
        long[] pairs = this.pairs;
        int shift = this.shift;
        double gradientScale = scales.gradient;
        double hessianScale = scales.hessian;
        boolean seesAll = seesAll();
        long sum = 0;
        long size = 0;
        long curved = 0;
        int seen = 0;
        double mostGradient = found.mostGradient;
        double mostHessian = found.mostHessian;
        for (int i = 0; i < to - from; i++) {
            long gradient = RowRounding.down(gradients[i] * gradientScale + 0.5);
            long hessian = (long) (hessians[i] * hessianScale + 0.5);
            long pair = (gradient << shift) + hessian;
            pairs[from + i] = pair;
            sum += pair;
            size += Math.abs(gradient);
            curved += hessian;
            seen += seesAll || sees(from + i) ? 1 : 0;
            mostGradient = larger(Math.abs(gradients[i]), mostGradient);
            mostHessian = larger(hessians[i], mostHessian);
        }
        found.pair += sum;
        found.gradients += size;
        found.hessians += curved;
        found.seen += seen;
        found.mostGradient = mostGradient;
        found.mostHessian = mostHessian;
    }

    /** Returns the larger of two numbers of which neither is a negative zero: {@link Math#max} cares for these. */
    private static double larger(double one, double other) {
        return one > other ? one : other;
    }
}
