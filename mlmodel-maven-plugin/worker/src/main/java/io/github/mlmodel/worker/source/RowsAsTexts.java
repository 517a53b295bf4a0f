package io.github.mlmodel.worker.source;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.spi.ColumnValues;
import io.github.mlmodel.spi.SourceColumn;
import io.github.mlmodel.worker.read.RowVisitor;
import io.github.mlmodel.worker.read.WrittenRow;
import java.util.List;

/** Gives the rows of an artifact's source as their values would be written in a file of text. */
final class RowsAsTexts implements RowReceiver {

    private final RowVisitor visitor;

    /** Begins with no row. */
    RowsAsTexts(List<SourceColumn> schema, RowVisitor visitor) {
        this.visitor = visitor;
        visitor.begin(schema.stream().map(SourceColumn::name).toList());
    }

    @Override
    public void add(List<ColumnValues> values, int at, DataFile file, long row) {
        visitor.row(new WrittenRow() {
            @Override
            public String text(int column) {
                return TypedRows.written(values.get(column), at);
            }

            @Override
            public String place() {
                return file.name() + ", row " + row;
            }
        });
    }

    @Override
    public void added(int count) {}
}
