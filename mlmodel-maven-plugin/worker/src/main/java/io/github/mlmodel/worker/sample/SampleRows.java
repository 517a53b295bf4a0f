package io.github.mlmodel.worker.sample;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.ColumnType;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.spi.work.Mix64;
import io.github.mlmodel.spi.work.WorkPool;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a table to record, about twenty: for each class, missing values, unknown categories, extremes. They are composed:
 * each column's value is taken by itself, from what many rows have in that column, so that a row of the data does not travel
 * with the model. What is taken follows from names and values alone, not from the rows' order or the number of threads.
 */
public final class SampleRows implements Samples<Table> {

    private static final int MOST_COLUMNS = 4;
    private static final String UNKNOWN = "(unknown)";

    /** How often a row is composed anew that is one of the data: where columns leave no choice, it stays. */
    private static final int MOST_ATTEMPTS = 20;

    private final Table table;
    private final List<ColumnSchema> columns;
    private final List<Column> values;
    private final List<Palette> palettes;
    private final double shortest;
    private final Map<String, Map<String, Object>> rows = new LinkedHashMap<>();

    private SampleRows(Table table, List<ColumnSchema> columns, List<Palette> palettes) {
        this.table = table;
        this.columns = columns;
        this.values =
                columns.stream().map(column -> table.column(column.name())).toList();
        this.palettes = palettes;
        // In a row that is no shorter, one column at least is no padding.
        this.shortest = palettes.stream()
                .filter(IdPalette.class::isInstance)
                .mapToDouble(palette -> ((IdPalette) palette).padded())
                .min()
                .orElse(0);
    }

    /**
     * Composes rows.
     *
     * @param table the training rows
     * @param columns the columns that the model reads
     * @param target what is predicted for them
     * @param carried what the model itself carries of them
     * @param threads how many threads may work
     */
    public static SampleRows compose(
            Table table, List<ColumnSchema> columns, Target target, CarriedTexts carried, int threads) {
        Groups groups = target.choose(Groups::of, Groups::of);
        List<Palette> palettes = WorkPool.map(
                columns.size(),
                threads,
                i -> Palette.of(columns.get(i), table.column(columns.get(i).name()), groups, carried));
        SampleRows samples = new SampleRows(table, columns, palettes);
        for (int group = 0; group < groups.count(); group++) {
            samples.add(groups.names().get(group), group, row -> {});
        }
        samples.addMissing();
        samples.addExtremes();
        samples.addMadeUp(carried);
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
            made.add(
                    switch (column.kind()) {
                        case NUMERIC -> numbers(column.name(), all);
                        case DATE -> dates(column, all);
                        case CATEGORICAL, TEXT, IMAGE -> texts(column.name(), all);
                    });
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

    private static Column dates(ColumnSchema column, List<Map<String, Object>> all) {
        return new Column.Numbers(
                column.name(),
                all.stream()
                        .mapToDouble(row -> DatePalette.seconds(column.dates(), row.get(column.name())))
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

    private void addMissing() {
        int found = 0;
        for (int i = 0; i < columns.size() && found < MOST_COLUMNS; i++) {
            String name = columns.get(i).name();
            if (anyMissing(values.get(i))) {
                add(name + " is missing", Groups.ALL, row -> row.remove(name));
                found++;
            }
        }
    }

    private boolean anyMissing(Column column) {
        for (int row = 0; row < table.rows(); row++) {
            if (column.missing(row)) {
                return true;
            }
        }
        return false;
    }

    private void addExtremes() {
        int found = 0;
        for (int i = 0; i < columns.size() && found < MOST_COLUMNS; i++) {
            String name = columns.get(i).name();
            if (palettes.get(i) instanceof NumberPalette numbers) {
                add("least " + name, Groups.ALL, row -> row.put(name, numbers.least()));
                add("most " + name, Groups.ALL, row -> row.put(name, numbers.most()));
                found++;
            } else if (palettes.get(i) instanceof IdPalette ids && ids.least() != null) {
                add("least " + name, Groups.ALL, row -> row.put(name, Objects.requireNonNull(ids.least())));
                add("most " + name, Groups.ALL, row -> row.put(name, Objects.requireNonNull(ids.most())));
                found++;
            }
        }
    }

    private void addMadeUp(CarriedTexts carried) {
        rows.put("everything is missing", Map.of());
        if (columns.stream().anyMatch(SampleRows::isOfTexts)) {
            add("unknown categories", Groups.ALL, row -> {
                columns.stream().filter(SampleRows::isOfTexts).forEach(column -> row.put(column.name(), UNKNOWN));
            });
        }
        if (columns.stream().noneMatch(column -> column.kind() == ColumnKind.NUMERIC)) {
            return;
        }
        if (carried.looksUp()) {
            rows.put("no padding", drawn("no padding", Groups.ALL, Math.nextDown(1.0), 0));
            return;
        }
        add("numbers beyond all seen", Groups.ALL, row -> {
            for (int i = 0; i < columns.size(); i++) {
                if (palettes.get(i) instanceof NumberPalette numbers) {
                    row.put(columns.get(i).name(), numbers.most());
                }
            }
        });
    }

    private static boolean isOfTexts(ColumnSchema column) {
        return column.kind().type() == ColumnType.STRING;
    }

    private void add(String why, int group, Consumer<Map<String, Object>> change) {
        Map<String, Object> row = Map.of();
        for (int attempt = 0; attempt < MOST_ATTEMPTS && (attempt == 0 || isOfTable(row)); attempt++) {
            double chance = new Mix64(Mix64.mix(why.hashCode()) + attempt).nextDouble();
            double length = shortest + (1 - shortest) * chance;
            row = drawn(why, group, length, attempt);
            change.accept(row);
        }
        rows.putIfAbsent(why, row);
    }

    private Map<String, Object> drawn(String why, int group, double length, int attempt) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            String name = columns.get(i).name();
            Mix64 chance = Mix64.of(Mix64.mix(name.hashCode()) + attempt, why.hashCode());
            @Nullable Object value = palettes.get(i).pick(group, length, chance);
            if (value != null) {
                row.put(name, value);
            }
        }
        return row;
    }

    private boolean isOfTable(Map<String, Object> composed) {
        for (int row = 0; row < table.rows(); row++) {
            int column = 0;
            while (column < values.size()
                    && Palette.isIn(
                            columns.get(column),
                            values.get(column),
                            row,
                            composed.get(columns.get(column).name()))) {
                column++;
            }
            if (column == values.size()) {
                return true;
            }
        }
        return false;
    }
}
