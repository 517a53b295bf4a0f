package io.github.mlmodel.grade.interval;

/** Rows in the order of their scores, by which metrics of a ranking are computed again where some rows count several times, or not. */
public final class RankedRows {

    private final float[] scores;
    private final boolean[] positive;
    private final int[] order;

    /**
     * Sorts rows.
     *
     * @param scores a score a row
     * @param positive whether the row is one of those that ought to be ranked first
     */
    public RankedRows(float[] scores, boolean[] positive) {
        this.scores = scores;
        this.positive = positive;
        long[] ordered = Ranked.order(scores);
        order = new int[ordered.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = (int) ordered[i];
        }
    }

    /** Returns the area under the ROC curve of rows that count as often as said; NaN where one side has none. */
    public double rocAuc(int[] times) {
        double sum = 0;
        long positivesBelow = 0;
        long negativesBelow = 0;
        int i = 0;
        while (i < order.length) {
            float score = scores[order[i]];
            long positives = 0;
            long negatives = 0;
            for (; i < order.length && scores[order[i]] == score; i++) {
                int row = order[i];
                positives += positive[row] ? times[row] : 0;
                negatives += positive[row] ? 0 : times[row];
            }
            sum += positives * (negativesBelow + negatives / 2.0);
            positivesBelow += positives;
            negativesBelow += negatives;
        }
        return sum / positivesBelow / negativesBelow;
    }

    /** Returns the average precision of rows that count as often as said; NaN where none is positive. */
    public double averagePrecision(int[] times) {
        double sum = 0;
        long found = 0;
        long rows = 0;
        int i = order.length - 1;
        while (i >= 0) {
            float score = scores[order[i]];
            long positives = 0;
            for (; i >= 0 && scores[order[i]] == score; i--) {
                int row = order[i];
                positives += positive[row] ? times[row] : 0;
                rows += times[row];
            }
            found += positives;
            sum += positives == 0 ? 0 : (double) positives * found / rows;
        }
        return sum / found;
    }
}
