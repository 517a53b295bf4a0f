package io.github.mlmodel.runtime;

import io.github.mlmodel.model.OutputName;
import java.util.List;

/**
 * What a model gave for some rows.
 *
 * @param output what the values are
 * @param labels the model's labels; empty for regression
 * @param rows number of rows
 * @param labelIndexes place of each row's predicted label; empty for regression
 * @param values row after row, {@link #width} a row
 */
record PredictedValues(OutputName output, List<String> labels, int rows, int[] labelIndexes, float[] values) {

    int width() {
        return output == OutputName.PREDICTION ? 1 : labels.size();
    }

    int labelIndex(int row) {
        if (output == OutputName.PREDICTION) {
            throw new IllegalStateException("The model predicts a number and no label: ask for the value.");
        }
        return labelIndexes[row];
    }

    String label(int row) {
        return labels.get(labelIndex(row));
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
