package io.github.mlmodel.engine.trees.boosting;

import io.github.mlmodel.engine.trees.boosting.loss.RelativeWeights;

/** The rows of a leaf that its tree sees, with their weights. */
record SeenRows(int[] rows, int start, int end, RelativeWeights weights, RowChoice choice) {

    /** Takes a row. */
    interface Visitor {
        void at(int row, long weight);
    }

    /** Returns how many there may be. */
    int most() {
        return end - start;
    }

    void each(Visitor visitor) {
        for (int i = start; i < end; i++) {
            long weight = choice.sees(rows[i]) ? weights.whole(rows[i]) : 0;
            if (weight > 0) {
                visitor.at(rows[i], weight);
            }
        }
    }
}
