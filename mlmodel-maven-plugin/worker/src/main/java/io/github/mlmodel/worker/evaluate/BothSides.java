package io.github.mlmodel.worker.evaluate;

import io.github.mlmodel.build.message.EvaluateJob;
import io.github.mlmodel.build.spec.HeldBack;
import io.github.mlmodel.grade.Figures;
import io.github.mlmodel.grade.KnownRows;
import io.github.mlmodel.grade.OneSidedCategory;
import io.github.mlmodel.grade.TrainingFigures;
import io.github.mlmodel.grade.drift.CategoryStatistics;
import io.github.mlmodel.grade.drift.ColumnStatistics;
import io.github.mlmodel.grade.drift.Statistics;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.spi.json.Json;
import io.github.mlmodel.worker.split.RowIdentity;
import io.github.mlmodel.worker.table.CategoryText;
import io.github.mlmodel.worker.table.Column;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares held-back rows with what is recorded of the training rows, which may be gone.
 *
 * @param job what is evaluated
 * @param model the content of its {@code model.json}
 * @param rows the held-back rows
 */
record BothSides(EvaluateJob job, ModelDescription model, HeldBackRows rows) {

    Figures.Sides compare(@Nullable TrainingFigures training) {
        @Nullable KnownRows known = training == null ? null : training.known();
        boolean ownFiles = job.spec().dataset().heldBack() instanceof HeldBack.Elsewhere;
        return new Figures.Sides(
                known == null || !ownFiles
                        ? null
                        : known.among(
                                RowIdentity.of(rows.rows(), model.signature().columns(), rows.target())),
                Json.readIfWhole(ModelFile.STATISTICS.in(job.model()), Statistics.class)
                        .map(this::oneSided)
                        .orElse(null));
    }

    private List<OneSidedCategory> oneSided(Statistics training) {
        Map<String, Column> columns =
                rows.rows().columns().stream().collect(Collectors.toMap(Column::name, Function.identity()));
        Map<String, ColumnStatistics> described =
                training.columns().stream().collect(Collectors.toMap(ColumnStatistics::name, Function.identity()));
        return model.signature().columns().stream()
                .flatMap(column -> oneSided(column, described.get(column.name()), columns.get(column.name())))
                .toList();
    }

    private static Stream<OneSidedCategory> oneSided(
            ColumnSchema column, @Nullable ColumnStatistics training, @Nullable Column heldBack) {
        return training instanceof CategoryStatistics categories && heldBack instanceof Column.Texts texts
                ? OneSidedCategory.of(categories, counts(column, categories, texts)).stream()
                : Stream.empty();
    }

    /** Counts rows by the categories that are recorded, in whatever way each row has them. */
    private static Map<String, Long> counts(ColumnSchema column, CategoryStatistics training, Column.Texts heldBack) {
        Map<String, String> recorded = new HashMap<>();
        training.categories().forEach(one -> recorded.put(CategoryText.of(one.category(), column), one.category()));
        Map<String, Long> counts = new HashMap<>();
        heldBack.counts().forEach((text, rows) -> {
            String category = CategoryText.of(text, column);
            counts.merge(recorded.getOrDefault(category, category), rows, Long::sum);
        });
        return counts;
    }
}
