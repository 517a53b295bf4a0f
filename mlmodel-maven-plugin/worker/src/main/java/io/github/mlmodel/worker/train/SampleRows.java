package io.github.mlmodel.worker.train;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows of a table to record, about twenty: each class, missing values, unknown categories, extremes. */
final class SampleRows implements Samples<Table> {

    private static final int MOST_CLASSES = 20;
    private static final int MOST_COLUMNS = 4;
    private static final String UNKNOWN = "(unknown)";

    private final Table table;
    private final List<ColumnSchema> columns;
    private final Map<String, Map<String, Object>> rows = new LinkedHashMap<>();

    private SampleRows(Table table, List<ColumnSchema> columns) {
        this.table = table;
        this.columns = columns;
    }

    /**
     * Chooses rows.
     *
     * @param table the training rows
     * @param columns the columns that the model reads
     * @param target what is predicted for them
     */
    static SampleRows choose(Table table, List<ColumnSchema> columns, Target target) {
        SampleRows samples = new SampleRows(table, columns);
        target.<Map<String, Integer>>choose(
                        classes -> Samples.firstOfEach(classes, MOST_CLASSES), numbers -> spread(table.rows()))
                .forEach(samples::add);
        samples.addMissing();
        samples.addExtremes();
        samples.addMadeUp();
        return samples;
    }

    @Override
    public Map<String, Map<String, Object>> recorded() {
        return rows;
    }

    @Override
    public Table rows() {
        List<Column> made = new ArrayList<>();
        List<Map<String, Object>> all = List.copyOf(rows.values());
        for (ColumnSchema column : columns) {
            made.add(column.kind() == ColumnKind.NUMERIC ? numbers(column.name(), all) : texts(column.name(), all));
        }
        return new Table(all.size(), made);
    }

    private static Column numbers(String name, List<Map<String, Object>> all) {
        return new Column.Numbers(
                name,
                all.stream()
                        .mapToDouble(row -> row.containsKey(name) ? (Double) row.get(name) : Double.NaN)
                        .toArray());
    }

    private static Column texts(String name, List<Map<String, Object>> all) {
        String[] dictionary = all.stream()
                .map(row -> row.get(name))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .distinct()
                .toArray(String[]::new);
        int[] codes = all.stream()
                .mapToInt(row -> Arrays.asList(dictionary).indexOf(row.get(name)))
                .toArray();
        return new Column.Texts(name, dictionary, codes);
    }

    private static Map<String, Integer> spread(int rows) {
        Map<String, Integer> chosen = new LinkedHashMap<>();
        chosen.put("first row", 0);
        chosen.put("middle row", rows / 2);
        chosen.put("last row", rows - 1);
        return chosen;
    }

    private void addMissing() {
        int found = 0;
        for (ColumnSchema column : columns) {
            Column values = table.column(column.name());
            for (int row = 0; row < table.rows() && found < MOST_COLUMNS; row++) {
                if (values.missing(row)) {
                    add(column.name() + " is missing", row);
                    found++;
                    break;
                }
            }
        }
    }

    private void addExtremes() {
        int found = 0;
        for (ColumnSchema column : columns) {
            if (table.column(column.name()) instanceof Column.Numbers numbers && found < MOST_COLUMNS) {
                add("least " + column.name(), extreme(numbers.values(), -1));
                add("most " + column.name(), extreme(numbers.values(), 1));
                found++;
            }
        }
    }

    private static int extreme(double[] values, int sign) {
        int best = 0;
        for (int row = 1; row < values.length; row++) {
            if (Double.isNaN(values[best]) || sign * values[row] > sign * values[best]) {
                best = row;
            }
        }
        return best;
    }

    private void addMadeUp() {
        rows.put("everything is missing", Map.of());
        Map<String, Object> unknown = new LinkedHashMap<>(row(0));
        Map<String, Object> beyond = new LinkedHashMap<>(row(0));
        for (ColumnSchema column : columns) {
            if (column.kind() != ColumnKind.NUMERIC) {
                unknown.put(column.name(), UNKNOWN);
            } else if (table.column(column.name()) instanceof Column.Numbers numbers) {
                double most = numbers.values()[extreme(numbers.values(), 1)];
                beyond.put(column.name(), Double.isNaN(most) ? 0.0 : (double) (float) (most * 2 + 1));
            }
        }
        if (columns.stream().anyMatch(column -> column.kind() != ColumnKind.NUMERIC)) {
            rows.put("unknown categories", unknown);
        }
        if (columns.stream().anyMatch(column -> column.kind() == ColumnKind.NUMERIC)) {
            rows.put("numbers beyond all seen", beyond);
        }
    }

    private void add(String why, int row) {
        rows.putIfAbsent(why, row(row));
    }

    private Map<String, Object> row(int row) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (ColumnSchema column : columns) {
            @Nullable Object value = value(table.column(column.name()), row);
            if (value != null) {
                values.put(column.name(), value);
            }
        }
        return values;
    }

    private static @Nullable Object value(Column column, int row) {
        if (column.missing(row)) {
            return null;
        }
        return column instanceof Column.Numbers numbers
                ? (Object) numbers.values()[row]
                : ((Column.Texts) column).dictionary()[((Column.Texts) column).codes()[row]];
    }
}
