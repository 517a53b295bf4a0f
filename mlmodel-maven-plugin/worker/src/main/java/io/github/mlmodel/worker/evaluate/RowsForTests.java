package io.github.mlmodel.worker.evaluate;

import io.github.mlmodel.build.message.EvaluateJob;
import io.github.mlmodel.build.message.RowsJob;
import io.github.mlmodel.build.message.RowsResult;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.grade.rows.TestPointer;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.DescriptionReader;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.worker.read.ReadRequest;
import io.github.mlmodel.worker.read.RowVisitor;
import io.github.mlmodel.worker.read.WrittenRow;
import io.github.mlmodel.worker.record.RecordWriter;
import io.github.mlmodel.worker.slice.WrittenColumn;
import io.github.mlmodel.worker.source.HeldBackTable;
import io.github.mlmodel.worker.source.TableReader;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.NumberText;
import io.github.mlmodel.worker.table.Rows;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rows that a model is judged by for a project's tests: columns that the model reads as it reads them, numbers plain
 * and dates in their column's form, and all others as the data has them. Of images they are what {@link ImagesForTests} says.
 */
public final class RowsForTests {

    private final RowsJob job;
    private final Source.Table source;
    private final ModelDescription model;
    private final int threads;
    private final Progress progress;

    private RowsForTests(RowsJob job, Source.Table source, ModelDescription model, int threads, Progress progress) {
        this.job = job;
        this.source = source;
        this.model = model;
        this.threads = threads;
        this.progress = progress;
    }

    /**
     * Writes the rows of a job.
     *
     * @throws io.github.mlmodel.model.MlModelException if they cannot be read, as when the model is judged
     */
    public static RowsResult write(RowsJob job, int threads, Progress progress) throws IOException {
        ModelDescription model = DescriptionReader.ofModelIn(job.model());
        HeldBackRows rows = HeldBackRows.read(
                new EvaluateJob(job.spec(), job.rows(), job.model(), null, false, Map.of(), job.output()),
                model,
                threads,
                progress);
        return job.spec()
                .dataset()
                .heldBackSource()
                .<RowsResult, IOException>choose(
                        table -> new RowsForTests(job, table, model, threads, progress).write(rows),
                        images -> ImagesForTests.write(job.output(), model, rows, TestPointer.MOST_BYTES_OF_IMAGES));
    }

    private RowsResult write(HeldBackRows rows) throws IOException {
        List<String> names = names();
        List<IntFunction<@Nullable String>> columns = columns(names, rows);
        try (RecordWriter writer = new RecordWriter(job.output())) {
            writer.write(List.copyOf(names));
            for (int row = 0; row < rows.rows().rows(); row++) {
                int place = row;
                writer.write(columns.stream()
                        .<@Nullable String>map(column -> column.apply(place))
                        .toList());
            }
        }
        return new RowsResult(rows.rows().rows());
    }

    private List<String> names() {
        Header header = new Header();
        TableReader.every(request(Set.of("\u0000")), header);
        return header.names;
    }

    private ReadRequest request(Set<String> kept) {
        ReadRequest request = new HeldBackTable(job.spec(), HeldBackRows.read(model.signature(), false), false)
                .request(source, job.rows(), threads, progress);
        return kept.isEmpty()
                ? request
                : new ReadRequest(
                        request.source(),
                        request.roles(),
                        request.split(),
                        request.files(),
                        request.seed(),
                        request.declared(),
                        kept,
                        threads,
                        progress);
    }

    private List<IntFunction<@Nullable String>> columns(List<String> names, HeldBackRows rows) {
        Map<String, IntFunction<@Nullable String>> texts = new HashMap<>();
        texts.put(model.target().name(), target(rows.target()));
        for (ColumnSchema column : model.signature().columns()) {
            texts.put(column.name(), text(column, column(rows.rows(), column.name())));
        }
        List<String> others =
                names.stream().filter(name -> !texts.containsKey(name)).toList();
        for (Column written : others.isEmpty() ? List.<Column>of() : WrittenColumn.read(request(Set.of()), others)) {
            Column.Texts column = (Column.Texts) written;
            texts.put(column.name(), row -> column.missing(row) ? null : column.dictionary()[column.codes()[row]]);
        }
        return names.stream().map(texts::get).toList();
    }

    private static Column column(Rows rows, String name) {
        return rows.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static IntFunction<@Nullable String> target(Target target) {
        return target.choose(
                classes -> row -> classes.labels().get(classes.ids()[row]),
                numbers -> row -> NumberText.of(numbers.values()[row]));
    }

    private static IntFunction<@Nullable String> text(ColumnSchema schema, Column column) {
        if (column instanceof Column.Texts texts) {
            return row -> texts.missing(row) ? null : texts.dictionary()[texts.codes()[row]];
        }
        double[] numbers = ((Column.Numbers) column).values();
        return row -> {
            if (column.missing(row)) {
                return null;
            }
            return schema.kind() == ColumnKind.DATE ? schema.dates().text(numbers[row]) : NumberText.of(numbers[row]);
        };
    }

    /** Says which columns there are. */
    private static final class Header implements RowVisitor {

        private List<String> names = List.of();

        @Override
        public void begin(List<String> columns) {
            names = List.copyOf(columns);
        }

        @Override
        public void row(WrittenRow row) {}
    }
}
