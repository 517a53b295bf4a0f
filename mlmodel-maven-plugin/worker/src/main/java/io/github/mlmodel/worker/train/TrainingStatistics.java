package io.github.mlmodel.worker.train;

import io.github.mlmodel.grade.drift.CategoryStatistics;
import io.github.mlmodel.grade.drift.ColumnStatistics;
import io.github.mlmodel.grade.drift.NumberStatistics;
import io.github.mlmodel.grade.drift.Statistics;
import io.github.mlmodel.grade.drift.TextStatistics;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.spi.work.WorkPool;
import io.github.mlmodel.worker.feature.Features;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.Rows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Describes the training rows by what may be published of them. */
final class TrainingStatistics {

    private static final int MOST_COLUMNS = 1_000;

    /** Bounds the file of a wide table. */
    private static final int MOST_PARTS = 20_000;

    private static final int FINEST = 100;
    private static final int COARSEST = 10;

    private final Map<String, Column> rows = new HashMap<>();
    private final int parts;

    private TrainingStatistics(Rows rows, int columns) {
        rows.columns().forEach(column -> this.rows.put(column.name(), column));
        this.parts = Math.max(COARSEST, Math.min(FINEST, MOST_PARTS / Math.max(1, columns)));
    }

    /**
     * Describes rows.
     *
     * @param target the column that is predicted
     * @param threads how many threads may work; they decide no number
     */
    static Statistics of(String model, String target, Features<?, ?> features, Rows rows, int threads) {
        List<ColumnSchema> read = features.columns().stream()
                .filter(column -> column.kind() != ColumnKind.IMAGE)
                .toList();
        List<ColumnSchema> described = read.subList(0, Math.min(read.size(), MOST_COLUMNS));
        TrainingStatistics all = new TrainingStatistics(rows, described.size());
        List<ColumnStatistics> columns = new ArrayList<>();
        WorkPool.map(described.size(), threads, column -> all.feature(described.get(column)))
                .forEach(column -> column.ifPresent(columns::add));
        all.column(target).ifPresent(columns::add);
        return new Statistics(Statistics.FORMAT, model, rows.rows(), columns, (long) read.size() - described.size());
    }

    private Optional<ColumnStatistics> feature(ColumnSchema column) {
        return switch (column.kind()) {
            case NUMERIC, CATEGORICAL -> column(column.name());
            case DATE ->
                rows.get(column.name()) instanceof Column.Numbers dates
                        ? Optional.of(NumberStatistics.of(column.name(), true, dates.values(), parts))
                        : Optional.empty();
            case TEXT ->
                rows.get(column.name()) instanceof Column.Texts texts
                        ? Optional.of(new TextStatistics(column.name(), texts.missing()))
                        : Optional.empty();
            case IMAGE -> Optional.empty();
        };
    }

    private Optional<ColumnStatistics> column(String name) {
        Column column = rows.get(name);
        if (column instanceof Column.Numbers numbers) {
            return Optional.of(NumberStatistics.of(name, false, numbers.values(), parts));
        }
        return column instanceof Column.Texts texts
                ? Optional.of(CategoryStatistics.of(name, texts.missing(), texts.counts()))
                : Optional.empty();
    }
}
