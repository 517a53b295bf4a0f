package io.github.mlmodel.worker.evaluate;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.column.DateForm;
import io.github.mlmodel.model.column.Spellings;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The values of Java that the values of a file mean: what an application has that does not read texts. */
final class JavaValues {

    /** Gives the values of a column by row. */
    @FunctionalInterface
    interface ByRow {
        @Nullable
        Object at(int row);
    }

    private static final double NANOS = 1e9;

    private final ColumnSchema column;
    private final String yes;
    private final String no;

    JavaValues(ColumnSchema column) {
        this.column = column;
        this.yes = column.form().spellings().getOrDefault(Spellings.TRUE, Spellings.TRUE);
        this.no = column.form().spellings().getOrDefault(Spellings.FALSE, Spellings.FALSE);
    }

    /** Returns the values of a column of a table. */
    static ByRow of(ColumnSchema column, Table table) {
        JavaValues values = new JavaValues(column);
        if (table.column(column.name()) instanceof Column.Texts written) {
            boolean words = column.kind() == ColumnKind.TEXT;
            return row -> {
                @Nullable String text = written.missing(row) ? null : written.dictionary()[written.codes()[row]];
                return words ? text : values.of(text);
            };
        }
        double[] numbers = ((Column.Numbers) table.column(column.name())).values();
        return row -> values.of(numbers[row]);
    }

    /** Returns a number, a whole one without decimals, or the date that it is to the column. */
    @Nullable
    Object of(double value) {
        if (Double.isNaN(value)) {
            return null;
        }
        @Nullable DateForm form = column.form().date();
        if (form == null) {
            return number(value);
        }
        long seconds = (long) Math.floor(value);
        int nanos = (int) Math.min(NANOS - 1, Math.rint((value - seconds) * NANOS));
        LocalDateTime local = LocalDateTime.ofEpochSecond(seconds, nanos, ZoneOffset.UTC);
        if (form.isNumber()) {
            return form == DateForm.EPOCH_SECONDS ? number(value) : new BigDecimal(form.text(value));
        } else if (form.isLocal()) {
            return form.hasTime() ? local : local.toLocalDate();
        }
        return Instant.ofEpochSecond(seconds, nanos);
    }

    private static Object number(double value) {
        boolean whole =
                value == Math.rint(value) && Math.abs(value) < 1L << 53 && Double.doubleToLongBits(value) != 1L << 63;
        return whole ? (Object) (long) value : (Object) value;
    }

    /**
     * Returns a truth value or a number for a text that the column, or everybody, reads so; else the text. A number that would
     * be written as a word for "no value" is no category.
     */
    @Nullable
    Object of(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String category = column.form().spellings().getOrDefault(text, text);
        if (category.equals(yes) || category.equals(no)) {
            return category.equals(yes);
        }
        return Spellings.ofNumber(text).contains(text)
                ? Spellings.number(text)
                        .filter(plain -> !column.form().missing().contains(plain))
                        .<Object>map(BigDecimal::new)
                        .orElse(text)
                : text;
    }
}
