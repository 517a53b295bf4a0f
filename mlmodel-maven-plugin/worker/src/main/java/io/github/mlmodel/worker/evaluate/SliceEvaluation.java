package io.github.mlmodel.worker.evaluate;

import io.github.mlmodel.build.message.EvaluateJob;
import io.github.mlmodel.grade.Scores;
import io.github.mlmodel.grade.SliceScores;
import io.github.mlmodel.grade.metric.MetricDefinition;
import io.github.mlmodel.grade.metric.Metrics;
import io.github.mlmodel.grade.metric.Scored;
import io.github.mlmodel.grade.own.CustomMetrics;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.worker.slice.RowSlices;
import io.github.mlmodel.worker.split.Split;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Computes metrics on slices of the held-back rows.
 *
 * @param job what is evaluated
 * @param model the content of its {@code model.json}
 * @param custom the project's own metrics
 * @param note told which of them have no value on a slice, once each
 */
record SliceEvaluation(EvaluateJob job, ModelDescription model, CustomMetrics custom, Consumer<String> note) {

    /** Beyond that the confusion matrix of a slice is left out: there may be a hundred slices. */
    private static final int MOST_CLASSES = 20;

    /** Returns what comes out on the slices. */
    List<SliceScores> of(HeldBackRows rows, Scored scored, int threads, Progress progress) {
        Split split = Split.heldBack(job.spec());
        List<RowSlices.Part> parts = new SlicedRows(job, model, threads, progress).parts(split);
        ScoredPredictions all =
                new ScoredPredictions(model, rows.rows(), ExcludedColumns.of(job, model, split, threads, progress));
        Set<String> noted = new HashSet<>();
        List<SliceScores> scores = new ArrayList<>();
        for (RowSlices.Part part : parts) {
            List<MetricDefinition> own = custom.forSlice(part.slice().name(), sentence -> {
                if (noted.add(sentence.substring(sentence.indexOf(" has no ")))) {
                    note.accept(sentence);
                }
            });
            Scores found = Scores.of(
                    Stream.concat(Metrics.all().stream(), own.stream()).toList(),
                    all.some(scored, part.rows()),
                    job.confidence());
            scores.add(new SliceScores(part.slice(), bounded(found)));
        }
        return scores;
    }

    private static Scores bounded(Scores scores) {
        return scores.classRows().size() <= MOST_CLASSES ? scores : scores.withoutConfusion();
    }
}
