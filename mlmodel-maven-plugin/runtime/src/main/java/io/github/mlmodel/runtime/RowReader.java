package io.github.mlmodel.runtime;

import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.IgnoredColumn;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.column.DateValues;
import io.github.mlmodel.model.column.MissingWords;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.model.text.Shown;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns rows of values by column into a batch, and lists everything that is wrong with them at once. */
final class RowReader {

    private final ModelDescription description;
    private final List<ColumnSchema> columns;
    private final List<String> names;
    private final Set<String> columnNames;
    private final Set<String> ignored;
    private final Shown wrong = new Shown();
    private boolean alone;

    RowReader(ModelDescription description) {
        this.description = description;
        this.columns = description.signature().columns();
        this.names = description.signature().columnNames();
        this.columnNames = new HashSet<>(names);
        this.ignored = description.signature().ignored().stream()
                .map(IgnoredColumn::name)
                .collect(Collectors.toSet());
    }

    /** Reads rows. */
    Batch read(List<? extends Map<String, ?>> rows) {
        alone = rows.size() == 1;
        for (int row = 0; row < rows.size(); row++) {
            checkNames(rows.get(row), row);
        }
        Batch.Builder batch = Batch.builder(rows.size());
        for (ColumnSchema column : columns) {
            switch (column.kind()) {
                case NUMERIC -> batch.numbers(column.name(), numbers(rows, column.name()));
                case DATE -> batch.numbers(column.name(), dates(rows, column));
                case CATEGORICAL, TEXT -> batch.texts(column.name(), texts(rows, column.name()));
                case IMAGE -> batch.images(column.name(), images(rows, column.name()));
            }
        }
        refuse();
        return batch.build();
    }

    private void checkNames(Map<String, ?> row, int number) {
        int known = 0;
        for (String name : names) {
            if (row.containsKey(name)) {
                known++;
            } else {
                add(number, "column '" + Printable.text(name) + "' is absent (give null for a missing value)");
            }
        }
        if (known == row.size()) {
            return;
        }
        for (String name : new TreeSet<>(row.keySet())) {
            if (!columnNames.contains(name) && !ignored.contains(name)) {
                add(number, "column '" + Printable.text(name) + "' is unknown" + Names.meant(name, names));
            }
        }
    }

    private ByteBuffer images(List<? extends Map<String, ?>> rows, String column) {
        ImageReader reader = ImageReader.of(description.signature().inputOf(column));
        ByteBuffer bytes = ByteBuffer.allocateDirect(Math.multiplyExact(rows.size(), reader.bytes()));
        for (int row = 0; row < rows.size(); row++) {
            String fault = reader.read(rows.get(row).get(column), bytes);
            if (fault != null && rows.get(row).containsKey(column)) {
                add(row, "column '" + Printable.text(column) + "' " + fault);
            }
        }
        return bytes.rewind();
    }

    private double[] numbers(List<? extends Map<String, ?>> rows, String column) {
        double[] values = new double[rows.size()];
        for (int row = 0; row < values.length; row++) {
            values[row] = number(rows.get(row).get(column), row, column);
        }
        return values;
    }

    private double number(@Nullable Object value, int row, String column) {
        if (value == null) {
            return Double.NaN;
        }
        if (!(value instanceof Number number)) {
            add(
                    row,
                    "column '" + Printable.text(column) + "' takes a number, and '"
                            + Printable.text(String.valueOf(value)) + "' is a "
                            + value.getClass().getSimpleName());
            return Double.NaN;
        }
        double converted = number.doubleValue();
        if (Double.isNaN(converted)) {
            add(row, "column '" + Printable.text(column) + "' is NaN (give null for a missing value)");
        } else if (Float.isInfinite((float) converted)) {
            add(row, "column '" + Printable.text(column) + "' is " + value + ", beyond the range of a float");
        }
        return converted;
    }

    private static boolean isMissing(Object value) {
        String text = value instanceof CharSequence ? value.toString().strip() : "value";
        return text.isEmpty() || MissingWords.contains(text);
    }

    private double[] dates(List<? extends Map<String, ?>> rows, ColumnSchema column) {
        double[] seconds = new double[rows.size()];
        for (int row = 0; row < seconds.length; row++) {
            seconds[row] = date(rows.get(row).get(column.name()), row, column);
        }
        return seconds;
    }

    private double date(@Nullable Object value, int row, ColumnSchema column) {
        if (value == null || isMissing(value)) {
            return Double.NaN;
        }
        double seconds = DateValues.seconds(column.dates(), value);
        if (Double.isNaN(seconds)) {
            String subject = "column '" + Printable.text(column.name()) + "' takes ";
            add(row, subject + DateValues.refusal(column.dates(), value));
        }
        return seconds;
    }

    private @Nullable String[] texts(List<? extends Map<String, ?>> rows, String column) {
        @Nullable String[] values = new @Nullable String[rows.size()];
        for (int row = 0; row < values.length; row++) {
            values[row] = text(rows.get(row).get(column), row, column);
        }
        return values;
    }

    private @Nullable String text(@Nullable Object value, int row, String column) {
        if (value == null || value instanceof CharSequence || value instanceof Boolean) {
            return value == null ? null : value.toString();
        }
        if (value instanceof Float || value instanceof Double) {
            double number = ((Number) value).doubleValue();
            if (Double.isFinite(number)) {
                return new BigDecimal(value.toString()).stripTrailingZeros().toPlainString();
            }
            add(row, "column '" + Printable.text(column) + "' is " + value + " (give null for a missing value)");
            return null;
        }
        if (value instanceof Number) {
            return value.toString();
        }
        add(
                row,
                "column '" + Printable.text(column) + "' takes a text, and '" + Printable.text(String.valueOf(value))
                        + "' is a " + value.getClass().getSimpleName());
        return null;
    }

    private void add(int row, String clause) {
        wrong.add(alone ? clause : "row " + row + ": " + clause);
    }

    private void refuse() {
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException((alone ? "The row does" : "The rows do") + " not fit the model: "
                    + wrong.clauses() + ". Its columns are: " + Names.list(names) + ".");
        }
    }
}
