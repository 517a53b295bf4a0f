package io.github.mlmodel.runtime;

import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.IgnoredColumn;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.model.text.Shown;
import io.github.mlmodel.model.value.ColumnMeaning;
import io.github.mlmodel.model.value.Meaning;
import io.github.mlmodel.runtime.column.RowNumber;
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
    private int count;

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
        count = rows.size();
        for (int row = 0; row < rows.size(); row++) {
            checkNames(rows.get(row), row);
        }
        Batch.Builder batch = Batch.builder(rows.size());
        for (ColumnSchema column : columns) {
            switch (column.kind()) {
                case NUMERIC, DATE -> batch.numbers(column.name(), numbers(rows, column));
                case CATEGORICAL, TEXT -> batch.texts(column.name(), texts(rows, column));
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

    private double[] numbers(List<? extends Map<String, ?>> rows, ColumnSchema column) {
        double[] values = new double[rows.size()];
        ColumnMeaning meaning = new ColumnMeaning(column);
        for (int row = 0; row < values.length; row++) {
            values[row] = of(meaning, rows.get(row), row, column) instanceof Meaning.Numeric number
                    ? number.value()
                    : Double.NaN;
        }
        return values;
    }

    private @Nullable String[] texts(List<? extends Map<String, ?>> rows, ColumnSchema column) {
        @Nullable String[] values = new @Nullable String[rows.size()];
        ColumnMeaning meaning = new ColumnMeaning(column);
        for (int row = 0; row < values.length; row++) {
            values[row] = of(meaning, rows.get(row), row, column) instanceof Meaning.Text text ? text.value() : null;
        }
        return values;
    }

    private Meaning of(ColumnMeaning meaning, Map<String, ?> row, int number, ColumnSchema column) {
        Meaning found = meaning.of(row.get(column.name()));
        if (found instanceof Meaning.Refused refused) {
            add(number, "column '" + Printable.text(column.name()) + "' " + refused.clause());
        }
        return found;
    }

    private void add(int row, String clause) {
        wrong.add(count == 1 ? clause : RowNumber.of(row, count) + ": " + clause);
    }

    private void refuse() {
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException((count == 1 ? "The row does" : "The rows do") + " not fit the model: "
                    + wrong.clauses() + ". Its columns are: " + Names.list(names) + ".");
        }
    }
}
