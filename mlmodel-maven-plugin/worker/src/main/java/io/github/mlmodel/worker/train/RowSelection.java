package io.github.mlmodel.worker.train;

import io.github.mlmodel.runtime.Batch;
import io.github.mlmodel.worker.data.Column;
import io.github.mlmodel.worker.data.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Takes some rows of a table. */
final class RowSelection {

    private RowSelection() {}

    /** Returns the rows of these numbers, in that order. */
    static Table select(Table table, int[] rows) {
        List<Column> columns = new ArrayList<>();
        for (Column column : table.columns()) {
            if (column instanceof Column.Numbers numbers) {
                columns.add(new Column.Numbers(
                        column.name(),
                        IntStream.of(rows)
                                .mapToDouble(row -> numbers.values()[row])
                                .toArray()));
            } else if (column instanceof Column.Texts texts) {
                columns.add(new Column.Texts(
                        column.name(),
                        texts.dictionary(),
                        IntStream.of(rows).map(row -> texts.codes()[row]).toArray()));
            }
        }
        return new Table(rows.length, columns);
    }

    /** Returns at most {@code most} row numbers, evenly spread over the table. */
    static int[] spread(int rows, int most) {
        int count = Math.min(rows, most);
        return IntStream.range(0, count)
                .map(i -> (int) ((long) i * rows / count))
                .toArray();
    }

    /** Returns the rows as an application would give them to the model. */
    static Batch batch(Table table, List<String> columns) {
        Batch.Builder batch = Batch.builder(table.rows());
        for (String name : columns) {
            Column column = table.column(name);
            if (column instanceof Column.Numbers numbers) {
                batch.numbers(name, numbers.values());
            } else if (column instanceof Column.Texts texts) {
                batch.texts(name, texts.dictionary(), texts.codes());
            }
        }
        return batch.build();
    }
}
