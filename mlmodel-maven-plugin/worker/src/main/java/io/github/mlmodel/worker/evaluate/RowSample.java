package io.github.mlmodel.worker.evaluate;

import io.github.mlmodel.build.message.EvaluateJob;
import io.github.mlmodel.grade.Scores;
import io.github.mlmodel.grade.metric.MetricDefinition;
import io.github.mlmodel.grade.metric.Scored;
import io.github.mlmodel.model.text.Printable;
import java.util.Collection;

/**
 * Held-back rows as a sample of all rows that there could be. An interval takes each row for itself; where rows belong together
 * in groups, they tell less than as many others, so that none can be trusted.
 *
 * @param job says how sure intervals are, and what belongs together
 */
record RowSample(EvaluateJob job) {

    /** Computes metrics, and how far each may be off. */
    Scores scores(Collection<MetricDefinition> definitions, Scored scored) {
        Scores scores = Scores.of(definitions, scored, job.confidence());
        return job.spec()
                .dataset()
                .heldBack()
                .groupColumn()
                .map(column -> scores.doubted("it takes each row for itself, and rows of one '" + Printable.text(column)
                        + "' belong together"))
                .orElse(scores);
    }
}
