package io.github.mlmodel.worker.evaluate;

import io.github.mlmodel.build.message.EvaluateJob;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.worker.read.ReadRequest;
import io.github.mlmodel.worker.slice.WrittenColumn;
import io.github.mlmodel.worker.source.HeldBackTable;
import io.github.mlmodel.worker.split.Split;
import io.github.mlmodel.worker.table.Column;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The columns that are left out of a model's rows by its configuration. They change no digest, and are read where a metric of
 * the project's own asks for one.
 */
final class ExcludedColumns {

    private final List<String> names;
    private final Function<String, Column.Texts> reader;
    private final Map<String, Column.Texts> read;
    private final IntUnaryOperator place;

    private ExcludedColumns(
            List<String> names,
            Function<String, Column.Texts> reader,
            Map<String, Column.Texts> read,
            IntUnaryOperator place) {
        this.names = names;
        this.reader = reader;
        this.read = read;
        this.place = place;
    }

    private static ExcludedColumns of(List<String> names, Function<String, Column.Texts> reader) {
        return new ExcludedColumns(names, reader, new ConcurrentHashMap<>(), row -> row);
    }

    /** Returns those of the rows of a split; none of images. */
    static ExcludedColumns of(EvaluateJob job, ModelDescription model, Split split, int threads, Progress progress) {
        return job.spec()
                .dataset()
                .heldBackSource()
                .choose(
                        table -> {
                            HeldBackTable heldBack =
                                    new HeldBackTable(job.spec(), HeldBackRows.read(model.signature(), false), false);
                            ReadRequest request = heldBack.request(table, job.rows(), split, threads, progress);
                            return of(
                                    job.spec().dataset().roles().exclude(), name -> WrittenColumn.read(request, name));
                        },
                        images -> of(List.of(), name -> {
                            throw new IllegalStateException("images have no columns");
                        }));
    }

    /** Returns those of some of the rows. */
    ExcludedColumns select(int[] rows) {
        return new ExcludedColumns(names, reader, read, row -> place.applyAsInt(rows[row]));
    }

    List<String> names() {
        return names;
    }

    /** Returns a row's text in an excluded column; nothing where it has none. */
    @Nullable
    String text(int row, String column) {
        Column.Texts texts = read.computeIfAbsent(column, reader);
        int code = texts.codes()[place.applyAsInt(row)];
        return code < 0 ? null : texts.dictionary()[code];
    }
}
