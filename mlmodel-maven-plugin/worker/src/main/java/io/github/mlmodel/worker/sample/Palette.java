package io.github.mlmodel.worker.sample;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.spi.work.Mix64;
import io.github.mlmodel.worker.table.Column;
import org.jspecify.annotations.Nullable;

/** What a column's values in composed rows are taken from. */
sealed interface Palette permits NumberPalette, DatePalette, IdPalette, CategoryPalette, TextPalette {

    /** Looks at a column. */
    static Palette of(ColumnSchema schema, Column column, Groups groups, CarriedTexts carried) {
        if (column instanceof Column.Numbers numbers) {
            if (schema.kind() == ColumnKind.DATE) {
                return DatePalette.of(numbers, schema.dates());
            }
            return carried.looksUp() ? IdPalette.of(numbers) : NumberPalette.of(numbers, groups);
        }
        Column.Texts texts = (Column.Texts) column;
        return schema.kind() == ColumnKind.TEXT
                ? TextPalette.of(texts, carried.of(schema.name()))
                : CategoryPalette.of(texts, groups, carried.of(schema.name()));
    }

    /**
     * Returns a value, or nothing where the column's values are missing that often.
     *
     * @param group the row's group, or {@link Groups#ALL}
     * @param row how far the row is from the shortest to the longest, in [0, 1), the same for all its columns
     * @param chance gives numbers for this column of this row alone
     */
    @Nullable
    Object pick(int group, double row, Mix64 chance);

    /** Returns whether a row has this column's value. */
    static boolean isIn(ColumnSchema schema, Column column, int row, @Nullable Object value) {
        if (column.missing(row)) {
            return value == null;
        }
        if (column instanceof Column.Numbers numbers) {
            if (schema.kind() == ColumnKind.DATE) {
                return DatePalette.seconds(schema.dates(), value) == numbers.values()[row];
            }
            return value instanceof Double number && (float) number.doubleValue() == (float) numbers.values()[row];
        }
        Column.Texts texts = (Column.Texts) column;
        return texts.dictionary()[texts.codes()[row]].equals(value);
    }
}
