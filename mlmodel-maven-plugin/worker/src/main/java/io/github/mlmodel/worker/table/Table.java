package io.github.mlmodel.worker.table;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.runtime.Batch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Rows by column. Columns are found by their names at once, because there may be tens of thousands. */
public final class Table implements Rows {

    private static final int ROWS_AT_ONCE = 2_000;

    private final int rows;
    private final List<Column> columns;
    private final Map<String, Column> byName = new HashMap<>();

    /**
     * Makes a table.
     *
     * @param rows number of rows
     * @param columns the columns in the data's order
     */
    public Table(int rows, List<Column> columns) {
        this.rows = rows;
        this.columns = List.copyOf(columns);
        columns.forEach(column -> byName.putIfAbsent(column.name(), column));
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public int rowsAtOnce() {
        return ROWS_AT_ONCE;
    }

    @Override
    public Table select(int[] chosen) {
        List<Column> selected = new ArrayList<>();
        for (Column column : columns) {
            if (column instanceof Column.Numbers numbers) {
                selected.add(new Column.Numbers(
                        column.name(),
                        IntStream.of(chosen)
                                .mapToDouble(row -> numbers.values()[row])
                                .toArray()));
            } else if (column instanceof Column.Texts texts) {
                selected.add(new Column.Texts(
                        column.name(),
                        texts.dictionary(),
                        IntStream.of(chosen).map(row -> texts.codes()[row]).toArray()));
            }
        }
        return new Table(chosen.length, selected);
    }

    @Override
    public Batch batch(List<String> read) {
        Batch.Builder batch = Batch.builder(rows);
        for (String name : read) {
            Column column = column(name);
            if (column instanceof Column.Numbers numbers) {
                batch.numbers(name, numbers.values());
            } else if (column instanceof Column.Texts texts) {
                batch.texts(name, texts.dictionary(), texts.codes());
            }
        }
        return batch.build();
    }

    /** Returns the columns' names in order. */
    public List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    /**
     * Returns the column of that name.
     *
     * @throws MlModelException if there is none
     */
    public Column column(String name) {
        @Nullable Column column = byName.get(name);
        if (column == null) {
            throw MlModelException.user("Column '" + Printable.text(name) + "' is not in the data"
                    + Names.nearest(name, names())
                            .map(near -> "; did you mean '" + Printable.text(near) + "'?")
                            .orElse(".")
                    + " Its columns are: " + Names.list(names()) + ".");
        }
        return column;
    }
}
