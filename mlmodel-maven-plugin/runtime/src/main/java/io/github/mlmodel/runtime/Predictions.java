package io.github.mlmodel.runtime;

import io.github.mlmodel.model.OutputName;
import io.github.mlmodel.model.PredictedColumn;
import io.github.mlmodel.model.api.Internal;
import io.github.mlmodel.model.api.Stable;
import java.util.List;
import java.util.stream.IntStream;

/** What a model says about many rows, by column. Rows are numbered from 0. */
@Stable(since = "1.0.0")
public final class Predictions {

    private final PredictedValues all;

    Predictions(PredictedValues all) {
        this.all = all;
    }

    /** Returns the number of rows. */
    public int rows() {
        return all.rows();
    }

    /** Returns the labels in the order of {@link #values}; empty for regression. */
    public List<String> labels() {
        return all.labels();
    }

    /**
     * Returns the row's predicted label, as in the training data.
     *
     * @throws IllegalStateException if the model predicts a number
     */
    public String label(int row) {
        return all.label(row);
    }

    /**
     * Returns the place of the row's predicted label in {@link #labels}.
     *
     * @throws IllegalStateException if the model predicts a number
     */
    public int labelIndex(int row) {
        return all.labelIndex(row);
    }

    /** Returns the number of values a row: as many as labels, or 1 for regression. */
    public int width() {
        return all.width();
    }

    /**
     * Returns one value.
     *
     * @param row from 0 to {@link #rows} - 1
     * @param column place of a label, or 0 for regression
     */
    public float value(int row, int column) {
        return all.value(row, column);
    }

    /**
     * Returns probabilities, scores or predicted numbers, row after row, {@link #width} a row. The array is not copied.
     */
    public float[] values() {
        return all.values();
    }

    /** Returns whether {@link #values} are probabilities. */
    public boolean hasProbabilities() {
        return all.output() == OutputName.PROBABILITIES;
    }

    /** Returns what the model predicts. */
    @Internal
    public PredictedColumn target() {
        return all.target();
    }

    /**
     * Returns what of a row is doubtful.
     *
     * @see Prediction#doubts()
     */
    public List<Doubt> doubts(int row) {
        return row(row).doubts();
    }

    /** Returns what is said about one row. */
    public Prediction row(int row) {
        if (row < 0 || row >= rows()) {
            throw new IndexOutOfBoundsException("index " + row + " of " + rows() + " rows");
        }
        return new Prediction(all, row);
    }

    /** Returns what is said about each row. */
    public List<Prediction> toList() {
        return IntStream.range(0, rows()).mapToObj(this::row).toList();
    }
}
