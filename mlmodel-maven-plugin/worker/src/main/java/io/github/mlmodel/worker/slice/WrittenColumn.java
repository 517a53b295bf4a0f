package io.github.mlmodel.worker.slice;

import io.github.mlmodel.worker.read.ReadRequest;
import io.github.mlmodel.worker.table.Column;
import java.util.List;
import java.util.Set;

/** Columns of rows as the data has it, whether or not they are the model's. */
public final class WrittenColumn {

    private WrittenColumn() {}

    /**
     * Reads it, in the order of the rows; numbers without their dress, and nothing where it means "no value".
     *
     * @throws io.github.mlmodel.model.MlModelException if it is not in the data
     */
    public static Column.Texts read(ReadRequest rows, String column) {
        return SliceReader.read(rows, Set.of(column)).column(column);
    }

    /**
     * Reads several likewise.
     *
     * @throws io.github.mlmodel.model.MlModelException if one is not in the data
     */
    public static List<Column> read(ReadRequest rows, List<String> columns) {
        SliceTexts texts = SliceReader.read(rows, Set.copyOf(columns));
        return columns.stream().<Column>map(texts::column).toList();
    }
}
