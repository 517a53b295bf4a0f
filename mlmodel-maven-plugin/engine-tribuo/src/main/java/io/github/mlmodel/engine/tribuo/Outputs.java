package io.github.mlmodel.engine.tribuo;

import io.github.mlmodel.spi.Predicted.Kind;
import java.util.Arrays;

/**
 * What a model gives, as a value of a graph under construction.
 *
 * @param values name of the value: double {@code [N, ids.length]}, in the model's own order, in which ties are broken
 * @param ids Tribuo's id of each column: a label's, or 0 for regression
 * @param shown for each id the column that Tribuo reports for it, or -1 where it reports 0
 * @param kind what the values are
 */
record Outputs(String values, int[] ids, int[] shown, Kind kind) {

    /** Returns outputs that stand in the order of ids. */
    static Outputs inOrder(String values, int classes, Kind kind) {
        int[] ids = new int[classes];
        for (int i = 0; i < classes; i++) {
            ids[i] = i;
        }
        return new Outputs(values, ids, ids, kind);
    }

    /**
     * Returns the outputs of LIBLINEAR and LIBSVM, which stand in the order in which labels first occurred. Where a
     * bootstrap sample lacks labels, Tribuo reports 0 for every id from the number of labels seen on.
     */
    static Outputs inOrderOf(int[] labels, String values, int classes, Kind kind) {
        int[] shown = new int[classes];
        Arrays.fill(shown, -1);
        for (int column = 0; column < labels.length; column++) {
            if (labels[column] < labels.length) {
                shown[labels[column]] = column;
            }
        }
        return new Outputs(values, labels.clone(), shown, kind);
    }

    /** Returns the one number of a regression. */
    static Outputs number(String values) {
        return inOrder(values, 1, Kind.PREDICTION);
    }
}
