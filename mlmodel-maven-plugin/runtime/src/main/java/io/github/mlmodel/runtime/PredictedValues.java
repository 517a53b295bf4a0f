package io.github.mlmodel.runtime;

import io.github.mlmodel.model.OutputName;
import io.github.mlmodel.model.PredictedColumn;
import java.util.List;

/**
 * What a model gave for some rows.
 *
 * @param output what the values are
 * @param target what the model predicts
 * @param rows number of rows
 * @param labelIndexes place of each row's predicted label; empty for regression
 * @param values row after row, {@link #width} a row
 */
record PredictedValues(OutputName output, PredictedColumn target, int rows, int[] labelIndexes, float[] values) {

    int width() {
        return width(target);
    }

    /** Returns how many values a row has. */
    static int width(PredictedColumn target) {
        return target.choose(classes -> classes.labels().size(), numbers -> 1);
    }

    List<String> labels() {
        return target.labels();
    }

    int labelIndex(int row) {
        return target.choose(classes -> labelIndexes[row], numbers -> {
            throw new IllegalStateException("The model predicts a number and no label: ask for the value.");
        });
    }

    String label(int row) {
        return labels().get(labelIndex(row));
    }

    /** Returns the label with its probability or score, or the number. */
    String text(int row) {
        return target.choose(
                classes -> label(row) + " (" + output.text() + " " + value(row, labelIndex(row)) + ")",
                numbers -> String.valueOf((double) value(row, 0)));
    }

    float value(int row, int column) {
        if (column < 0 || column >= width()) {
            throw new IndexOutOfBoundsException("column " + column + " of " + width());
        }
        return values[Math.addExact(Math.multiplyExact(row, width()), column)];
    }

    void requireOutput(OutputName wanted) {
        if (output != wanted) {
            throw new IllegalStateException(
                    "The model has no output '" + wanted.text() + "', but '" + output.text() + "'.");
        }
    }
}
