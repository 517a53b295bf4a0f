package io.github.mlmodel.runtime.column;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A column of rows of which the first have one row's value, and the others another's. */
public final class MixedColumn {

    private MixedColumn() {}

    /**
     * Returns such a column.
     *
     * @param first has the row whose value stands first
     * @param firstRow which row that is
     * @param second has the other row, its only one
     * @param since the first place of the other row's value
     * @param rows how many rows there are
     */
    public static BatchColumn of(
            String column, BatchColumns first, int firstRow, BatchColumns second, int since, int rows) {
        if (first.column(column) instanceof BatchColumn.Words words) {
            @Nullable String[] texts = new @Nullable String[rows];
            String before = words.text(firstRow);
            String after = second.words(column).text(0);
            Arrays.setAll(texts, row -> row < since ? before : after);
            return new BatchColumn.Texts(texts);
        }
        double[] numbers = new double[rows];
        double before = first.numbers(column).number(firstRow);
        double after = second.numbers(column).number(0);
        Arrays.setAll(numbers, row -> row < since ? before : after);
        return new BatchColumn.Doubles(numbers);
    }
}
