package io.github.mlmodel.worker.source;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.spi.ColumnValues;
import io.github.mlmodel.spi.RowSink;
import io.github.mlmodel.spi.SourceColumn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the rows of one file from a source of rows, and checks that they are of the file's schema. */
final class RowTaker implements RowSink {

    private final DataFile file;
    private final List<SourceColumn> schema;
    private final RowReceiver rows;
    private long row;
    private @Nullable RuntimeException failure;

    RowTaker(DataFile file, List<SourceColumn> schema, RowReceiver rows) {
        this.file = file;
        this.schema = schema;
        this.rows = rows;
    }

    @Override
    public void rows(List<ColumnValues> values) {
        try {
            take(values);
        } catch (RuntimeException e) {
            failure = e;
            throw e;
        }
    }

    /** A source that catches what is wrong with its rows must not lose them in silence. */
    RowTaker withoutFailure() {
        if (failure != null) {
            throw failure;
        }
        return this;
    }

    private void take(List<ColumnValues> values) {
        int count = requireSchema(values);
        for (int at = 0; at < count; at++) {
            row++;
            rows.add(values, at, file, row);
        }
        rows.added(count);
    }

    private int requireSchema(List<ColumnValues> values) {
        if (values.size() != schema.size()) {
            throw new IllegalStateException(
                    "rows have " + Names.count(values.size(), "column") + ", and the schema has " + schema.size());
        }
        int count = values.get(0).rows();
        for (int i = 0; i < schema.size(); i++) {
            SourceColumn column = schema.get(i);
            boolean numbers = values.get(i) instanceof ColumnValues.Numbers;
            if (numbers != (column.type() == SourceColumn.Type.NUMBER)) {
                throw new IllegalStateException(
                        "column '" + Printable.text(column.name()) + "' is not of the schema's type");
            }
            if (values.get(i).rows() != count) {
                throw new IllegalStateException(
                        "columns '" + schema.get(0).name() + "' and '" + Printable.text(column.name()) + "' have "
                                + count + " and " + values.get(i).rows() + " values");
            }
        }
        return count;
    }
}
