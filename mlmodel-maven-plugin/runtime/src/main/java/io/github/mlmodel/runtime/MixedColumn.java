package io.github.mlmodel.runtime;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A column of rows of which the first have one row's value, and the others another's. */
final class MixedColumn {

    private MixedColumn() {}

    /**
     * Adds such a column.
     *
     * @param first has the row whose value stands first
     * @param firstRow which row that is
     * @param second has the other row, its only one
     * @param since the first place of the other row's value
     * @param rows how many rows there are
     */
    static void add(Batch.Builder batch, String column, Batch first, int firstRow, Batch second, int since, int rows) {
        if (first.column(column) instanceof BatchColumn.Words words) {
            @Nullable String[] texts = new @Nullable String[rows];
            String before = words.text(firstRow);
            String after = second.words(column).text(0);
            Arrays.setAll(texts, row -> row < since ? before : after);
            batch.texts(column, texts);
        } else {
            double[] numbers = new double[rows];
            double before = first.numbers(column).number(firstRow);
            double after = second.numbers(column).number(0);
            Arrays.setAll(numbers, row -> row < since ? before : after);
            batch.numbers(column, numbers);
        }
    }
}
