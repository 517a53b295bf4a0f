package io.github.mlmodel.junit.assertion;

import io.github.mlmodel.grade.contract.RowText;
import io.github.mlmodel.junit.ModelRow;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.runtime.Prediction;
import org.jspecify.annotations.Nullable;

/**
 * A row that was changed.
 *
 * @param row the row as it was
 * @param change what was changed, in words
 * @param before what was predicted for it as it was
 * @param after what is predicted now
 */
record ChangedRow(ModelRow row, String change, Prediction before, Prediction after) {

    private static final double ROUNDING = 1e-6;

    /** Returns a change of a column in words. */
    static String words(String column, @Nullable Object from, @Nullable Object to) {
        return Printable.text(column) + " " + RowText.value(from) + " → " + RowText.value(to);
    }

    /** Returns the change and both predictions. */
    String words() {
        return change + ": " + before + " → " + after;
    }

    /** Returns the largest change of a probability or score, or that of the number. */
    double difference() {
        float[] was = before.values();
        float[] is = after.values();
        double largest = 0;
        for (int i = 0; i < was.length; i++) {
            largest = Math.max(largest, Math.abs((double) is[i] - was[i]));
        }
        return largest;
    }

    /** Returns what the last digits of floats may do: numbers are as exact as they are large. */
    double rounding() {
        double largest = 1;
        for (float value : before.values()) {
            largest = Math.max(largest, Math.abs(value));
        }
        return ROUNDING * largest;
    }

    /** Returns by how much the value at a place of the labels rose. */
    double rise(int place) {
        return (double) after.values()[place] - before.values()[place];
    }

    /** Returns by how much the number rose. */
    double rise() {
        return after.value() - before.value();
    }
}
