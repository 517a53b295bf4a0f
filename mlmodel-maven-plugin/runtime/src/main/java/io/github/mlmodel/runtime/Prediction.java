package io.github.mlmodel.runtime;

import io.github.mlmodel.model.OutputName;
import io.github.mlmodel.model.api.Stable;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a model says about one row. */
@Stable(since = "1.0.0")
public final class Prediction {

    private final PredictedValues all;
    private final int row;

    Prediction(PredictedValues all, int row) {
        this.all = all;
        this.row = row;
    }

    /**
     * Returns the predicted label, as in the training data.
     *
     * @throws IllegalStateException if the model predicts a number
     */
    public String label() {
        return all.label(row);
    }

    /**
     * Returns the probability of a label, in [0, 1].
     *
     * @throws IllegalArgumentException if the model does not know the label
     * @throws IllegalStateException if the model gives no probabilities
     */
    public double probability(String label) {
        all.requireOutput(OutputName.PROBABILITIES);
        return all.value(row, KnownLabels.place(all.labels(), label));
    }

    /**
     * Returns the probabilities by label, in the order of the model's labels.
     *
     * @throws IllegalStateException if the model gives no probabilities
     */
    public Map<String, Double> probabilities() {
        all.requireOutput(OutputName.PROBABILITIES);
        return byLabel();
    }

    /**
     * Returns the score of a label: larger is likelier, on the trainer's own scale.
     *
     * @throws IllegalArgumentException if the model does not know the label
     * @throws IllegalStateException if the model gives no scores
     */
    public double score(String label) {
        all.requireOutput(OutputName.SCORES);
        return all.value(row, KnownLabels.place(all.labels(), label));
    }

    /**
     * Returns the scores by label, in the order of the model's labels.
     *
     * @throws IllegalStateException if the model gives no scores
     */
    public Map<String, Double> scores() {
        all.requireOutput(OutputName.SCORES);
        return byLabel();
    }

    /**
     * Returns the predicted number, in the target's unit.
     *
     * @throws IllegalStateException if the model predicts a label
     */
    public double value() {
        all.requireOutput(OutputName.PREDICTION);
        return all.value(row, 0);
    }

    /** Returns the place of what is predicted in {@link #values}. */
    int place() {
        return all.place(row);
    }

    /** Returns probabilities or scores in the order of the model's labels, or the one predicted number. */
    public float[] values() {
        return Arrays.copyOfRange(all.values(), row * all.width(), (row + 1) * all.width());
    }

    /**
     * Returns what of the row is doubtful, in the order of the columns: values that are missing, categories that the model
     * does not know, numbers and dates beyond those that it was trained on. Nothing for most rows. It is looked for when it
     * is asked for; a {@link Batch} must have its arrays as they were until then.
     */
    public List<Doubt> doubts() {
        return all.asked().row(row);
    }

    /** Returns the label with its probability or score, or the number: {@code yes (probability 0.917)}, {@code 371.5}. */
    @Override
    public String toString() {
        return all.text(row);
    }

    private Map<String, Double> byLabel() {
        Map<String, Double> values = new LinkedHashMap<>();
        for (int i = 0; i < all.width(); i++) {
            values.put(all.labels().get(i), (double) all.value(row, i));
        }
        return Collections.unmodifiableMap(values);
    }
}
