package io.github.mlmodel.runtime;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.OutputName;
import io.github.mlmodel.runtime.column.RowNumber;
import java.util.List;

/** Refuses outputs that are not what their names say: an application would take them for answers. */
final class OutputCheck {

    /** Sums of a float's rounding over thousands of classes stay below it. */
    private static final double MOST_ROUNDING = 1e-3;

    private final String origin;
    private final OutputName output;
    private final List<String> labels;

    OutputCheck(String origin, OutputName output, List<String> labels) {
        this.origin = origin;
        this.output = output;
        this.labels = labels;
    }

    /** Checks the values of a row, of classes or of one number. */
    void values(float[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            if (!Float.isFinite(values[i])) {
                throw refused(values, from, to, "gave " + values[i] + name(i - from) + " as '" + output.text() + "'");
            }
            sum += values[i];
        }
        boolean probabilities =
                switch (output) {
                    case PROBABILITIES -> true;
                    case LABEL, SCORES, PREDICTION -> false;
                };
        if (!probabilities) {
            return;
        }
        for (int i = from; i < to; i++) {
            if (values[i] < -MOST_ROUNDING || values[i] > 1 + MOST_ROUNDING) {
                throw refused(values, from, to, "gave " + values[i] + name(i - from) + ", which is no probability");
            }
        }
        if (Math.abs(sum - 1) > MOST_ROUNDING) {
            throw refused(values, from, to, "gave probabilities that sum to " + (float) sum);
        }
    }

    /** Checks that a row's label is the one of its largest value, or as good as that. */
    void label(int label, float[] values, int from, int to) {
        float largest = values[from];
        int best = 0;
        for (int i = from + 1; i < to; i++) {
            if (values[i] > largest) {
                largest = values[i];
                best = i - from;
            }
        }
        double allowed = MOST_ROUNDING * Math.max(1, Math.abs(largest));
        if (values[from + label] < largest - allowed) {
            throw refused(
                    values,
                    from,
                    to,
                    "gave the label '" + labels.get(label) + "' with " + values[from + label] + ", and " + largest
                            + name(best) + " as '" + output.text() + "'");
        }
    }

    private String name(int place) {
        return labels.isEmpty() ? "" : " for '" + labels.get(place) + "'";
    }

    private MlModelException refused(float[] values, int from, int to, String did) {
        int width = Math.max(1, to - from);
        return MlModelException.user("The model of " + origin + " " + did + " for "
                + RowNumber.of(from / width, values.length / width)
                + ": the row has numbers far beyond those it was trained on, or the model is broken, or its model.json is"
                + " another model's. Look at the row; where it is an ordinary one, train the model again.");
    }
}
