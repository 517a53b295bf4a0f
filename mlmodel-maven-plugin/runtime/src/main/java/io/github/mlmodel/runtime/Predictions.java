package io.github.mlmodel.runtime;

import io.github.mlmodel.model.api.Stable;
import java.util.List;
import java.util.stream.IntStream;

/** What a model says about many rows, by column. Rows are numbered from 0. */
@Stable(since = "1.0.0")
public final class Predictions {

    private final Output output;
    private final List<String> labels;
    private final int[] labelIndexes;
    private final float[] values;
    private final int rows;
    private final int width;

    Predictions(Output output, List<String> labels, int rows, int[] labelIndexes, float[] values) {
        this.output = output;
        this.labels = labels;
        this.rows = rows;
        this.width = output == Output.PREDICTION ? 1 : labels.size();
        this.labelIndexes = labelIndexes;
        this.values = values;
    }

    /** Returns the number of rows. */
    public int rows() {
        return rows;
    }

    /** Returns the labels in the order of {@link #values}; empty for regression. */
    public List<String> labels() {
        return labels;
    }

    /**
     * Returns the row's predicted label, as in the training data.
     *
     * @throws IllegalStateException if the model predicts a number
     */
    public String label(int row) {
        return labels.get(labelIndex(row));
    }

    /**
     * Returns the place of the row's predicted label in {@link #labels}.
     *
     * @throws IllegalStateException if the model predicts a number
     */
    public int labelIndex(int row) {
        if (output == Output.PREDICTION) {
            throw new IllegalStateException("The model predicts a number and no label: ask for the value.");
        }
        return labelIndexes[row];
    }

    /** Returns the number of values a row: as many as labels, or 1 for regression. */
    public int width() {
        return width;
    }

    /**
     * Returns one value.
     *
     * @param row from 0 to {@link #rows} - 1
     * @param column place of a label, or 0 for regression
     */
    public float value(int row, int column) {
        if (column < 0 || column >= width) {
            throw new IndexOutOfBoundsException("column " + column + " of " + width);
        }
        return values[Math.addExact(Math.multiplyExact(row, width), column)];
    }

    /**
     * Returns probabilities, scores or predicted numbers, row after row, {@link #width} a row. The array is not copied.
     */
    public float[] values() {
        return values;
    }

    /** Returns whether {@link #values} are probabilities. */
    public boolean hasProbabilities() {
        return output == Output.PROBABILITIES;
    }

    /** Returns what is said about one row. */
    public Prediction row(int row) {
        if (row < 0 || row >= rows) {
            throw new IndexOutOfBoundsException("row " + row + " of " + rows);
        }
        return new Prediction(this, row);
    }

    /** Returns what is said about each row. */
    public List<Prediction> toList() {
        return IntStream.range(0, rows).mapToObj(this::row).toList();
    }

    Output output() {
        return output;
    }

    void requireOutput(Output wanted) {
        if (output != wanted) {
            throw new IllegalStateException(
                    "The model has no output '" + wanted.text() + "', but '" + output.text() + "'.");
        }
    }
}
