package io.github.mlmodel.worker.source;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.spi.SourceColumn;
import io.github.mlmodel.worker.file.SourceFile;
import io.github.mlmodel.worker.read.MissingTexts;
import io.github.mlmodel.worker.read.ReadOutcome;
import io.github.mlmodel.worker.read.ReadRequest;
import io.github.mlmodel.worker.read.RowVisitor;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/** One reading of files by an artifact's source of rows. Its columns come with their types, so nothing of them is guessed. */
final class CustomReading {

    private final ReadRequest request;
    private final Source.Custom asked;
    private final String labelled;
    private final List<SourceFile> files;

    CustomReading(ReadRequest request, Source.Custom asked, String labelled) {
        this.request = request;
        this.asked = asked;
        this.labelled = labelled;
        this.files = SourceFile.of(request.files());
    }

    ReadOutcome read() {
        return rows(false).outcome();
    }

    /** Looks at the rows as {@link TableReader#look} says. */
    List<String> look() {
        return rows(true).differentLabels();
    }

    /** Gives all rows, as their values would be written in a file of text. */
    void every(RowVisitor visitor) {
        rows(schema -> new RowsAsTexts(schema, visitor));
    }

    private TypedRows rows(boolean looks) {
        return rows(schema -> new TypedRows(request, schema, labelled, new MissingTexts(asked.missing()), looks));
    }

    private <T extends RowReceiver> T rows(Function<List<SourceColumn>, T> receiver) {
        try (RowSources sources = new RowSources(asked)) {
            return rows(new ForeignSource(asked.artifact(), sources.reading(request.files())), receiver);
        }
    }

    private <T extends RowReceiver> T rows(ForeignSource source, Function<List<SourceColumn>, T> receiver) {
        DataFile first = request.files().get(0);
        List<SourceColumn> schema = source.schema(first);
        T rows = receiver.apply(schema);
        for (DataFile file : request.files()) {
            requireSameColumns(first, schema, file, source.schema(file));
            RowTaker taker = new RowTaker(file, schema, rows);
            source.read(file, taker);
        }
        refuseChanged();
        return rows;
    }

    private void refuseChanged() {
        for (SourceFile file : files) {
            try {
                file.compare();
            } catch (IOException e) {
                throw file.unreadable(e);
            }
        }
        SourceFile.refuseChanged(files);
    }

    private static void requireSameColumns(
            DataFile first, List<SourceColumn> expected, DataFile file, List<SourceColumn> found) {
        if (!found.equals(expected)) {
            throw MlModelException.user("Data file " + file.name() + " has the columns " + text(found) + ", and "
                    + first.name() + " has " + text(expected)
                    + ". Files of one source have the same columns in the same"
                    + " order.");
        }
    }

    private static String text(List<SourceColumn> columns) {
        return Names.list(columns.stream()
                .map(column ->
                        column.name() + " (" + (column.type() == SourceColumn.Type.NUMBER ? "numbers" : "texts") + ")")
                .toList());
    }
}
