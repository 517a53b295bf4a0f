package io.github.mlmodel.runtime.typed;

import io.github.mlmodel.model.api.Stable;
import io.github.mlmodel.runtime.Batch;
import org.jspecify.annotations.Nullable;

/** Rows that a generated class fills one by one, and that are predicted together. */
@Stable(since = "1.0.0")
public final class FilledRows implements TypedRow {

    private final ColumnPlaces columns;
    private final int count;
    private final double[] @Nullable [] numbers;
    private final @Nullable String[] @Nullable [] texts;
    private int row = -1;

    FilledRows(ColumnPlaces columns, int count) {
        this.columns = columns;
        this.count = count;
        int width = columns.places().length;
        this.numbers = new double[width][];
        this.texts = new @Nullable String[width][];
        for (int i = 0; i < width; i++) {
            if (columns.places()[i] >= 0 && columns.numbers()[i]) {
                numbers[i] = new double[count];
            } else if (columns.places()[i] >= 0) {
                texts[i] = new @Nullable String[count];
            }
        }
    }

    /** Goes to the next row, the first one at first, and returns it to be filled. */
    public TypedRow next() {
        row++;
        return this;
    }

    @Override
    public TypedRow set(int column, double value) {
        double[] values = numbers[column];
        if (values != null) {
            values[row] = value;
        }
        return this;
    }

    /** A row of many columns has nothing where a number is missing, too. */
    @Override
    public TypedRow set(int column, @Nullable String value) {
        @Nullable String[] values = texts[column];
        if (values != null) {
            values[row] = value;
            return this;
        }
        return value == null ? set(column, Double.NaN) : this;
    }

    Batch batch() {
        Batch.Builder batch = Batch.builder(count);
        for (int i = 0; i < numbers.length; i++) {
            double[] ofNumbers = numbers[i];
            @Nullable String[] ofTexts = texts[i];
            if (ofNumbers != null) {
                batch.numbers(columns.names().get(i), ofNumbers);
            } else if (ofTexts != null) {
                batch.texts(columns.names().get(i), ofTexts);
            }
        }
        return batch.build();
    }
}
