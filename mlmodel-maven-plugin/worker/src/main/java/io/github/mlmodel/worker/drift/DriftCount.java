package io.github.mlmodel.worker.drift;

import io.github.mlmodel.build.message.DriftJob;
import io.github.mlmodel.build.message.DriftResult;
import io.github.mlmodel.build.spec.Roles;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.grade.drift.CategoryStatistics;
import io.github.mlmodel.grade.drift.ColumnStatistics;
import io.github.mlmodel.grade.drift.ColumnToday;
import io.github.mlmodel.grade.drift.NumberStatistics;
import io.github.mlmodel.grade.drift.TextStatistics;
import io.github.mlmodel.grade.schema.DataSchema;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.worker.read.Declared;
import io.github.mlmodel.worker.read.ReadRequest;
import io.github.mlmodel.worker.read.RowVisitor;
import io.github.mlmodel.worker.read.WrittenRow;
import io.github.mlmodel.worker.source.TableReader;
import io.github.mlmodel.worker.split.Split;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads rows as a model would, and counts them by what is recorded of its training rows. */
public final class DriftCount {

    private final DriftJob job;
    private final Map<String, ColumnSchema> columns = new LinkedHashMap<>();

    private DriftCount(DriftJob job) {
        this.job = job;
        Set<String> described = new LinkedHashSet<>();
        job.statistics().columns().forEach(column -> described.add(column.name()));
        job.model().signature().columns().stream()
                .filter(column -> described.contains(column.name()))
                .forEach(column -> columns.put(column.name(), column));
    }

    /**
     * Counts the rows of a job.
     *
     * @throws MlModelException if they cannot be read as the model's columns
     */
    public static DriftResult count(DriftJob job, int threads, Progress progress) {
        return job.spec()
                .dataset()
                .source()
                .choose(table -> new DriftCount(job).count(table, threads, progress), images -> {
                    throw MlModelException.user("The rows of model '" + job.name()
                            + "' are images, which have no columns that could be compared.");
                });
    }

    private DriftResult count(Source.Table source, int threads, Progress progress) {
        String target = job.model().target().name();
        Header header = new Header();
        TableReader.every(request(source, Set.of("\u0000"), threads, progress), header);
        if (header.names.contains(target)) {
            columns.put(
                    target,
                    new ColumnSchema(target, DataSchema.targetOf(job.model().task())));
        }
        Table table = TableReader.read(request(source, columns.keySet(), threads, progress))
                .table();
        List<ColumnToday> today = new ArrayList<>();
        for (ColumnStatistics column : job.statistics().columns()) {
            Optional.ofNullable(columns.get(column.name()))
                    .flatMap(read -> today(column, table.column(read.name()), read))
                    .ifPresent(today::add);
        }
        return new DriftResult(table.rows(), today);
    }

    /** Asks for all rows, of which none need have a target. */
    private ReadRequest request(Source.Table source, Set<String> kept, int threads, Progress progress) {
        return new ReadRequest(
                source,
                Roles.of(""),
                Split.NONE,
                job.sources(),
                job.spec().seed(),
                Declared.read(columns),
                kept,
                threads,
                progress);
    }

    private static Optional<ColumnToday> today(ColumnStatistics training, Column column, ColumnSchema read) {
        if (training instanceof NumberStatistics numbers && column instanceof Column.Numbers values) {
            return Optional.of(numbers.today(values.values()));
        }
        if (training instanceof CategoryStatistics categories && column instanceof Column.Texts texts) {
            return Optional.of(categories.today(texts.missing(), canonical(texts.counts(), read)));
        }
        return training instanceof TextStatistics words && column instanceof Column.Texts texts
                ? Optional.of(words.today(texts.missing()))
                : Optional.empty();
    }

    /** Other spellings of a category count as the category. */
    private static Map<String, Long> canonical(Map<String, Long> rows, ColumnSchema column) {
        Map<String, Long> canonical = new HashMap<>();
        rows.forEach(
                (text, count) -> canonical.merge(column.form().spellings().getOrDefault(text, text), count, Long::sum));
        return canonical;
    }

    /** Says which columns there are. */
    private static final class Header implements RowVisitor {

        private List<String> names = List.of();

        @Override
        public void begin(List<String> columns) {
            names = columns;
        }

        @Override
        public void row(WrittenRow row) {}
    }
}
