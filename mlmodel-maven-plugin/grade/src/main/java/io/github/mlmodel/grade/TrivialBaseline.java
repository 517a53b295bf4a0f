package io.github.mlmodel.grade;

import io.github.mlmodel.grade.metric.MetricDefinition;
import io.github.mlmodel.grade.metric.Scored;
import io.github.mlmodel.model.PredictedColumn;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a prediction that takes no model comes to on the held-back rows, see {@link Scored#trivial}.
 *
 * @param prediction what is predicted for every row, for people
 * @param scores what came out; without the confusion matrix, of which it would fill one column
 */
public record TrivialBaseline(String prediction, Scores scores) {

    /** Refuses what lacks a part, as a damaged file does. */
    public TrivialBaseline {
        Objects.requireNonNull(prediction);
        Objects.requireNonNull(scores);
    }

    /**
     * Computes it.
     *
     * @param definitions the metrics
     * @param target the predicted column, with what it was over the training rows
     * @param scored the rows; what the model predicted for them does not matter
     * @return nothing, where the target is not known
     */
    public static Optional<TrivialBaseline> of(
            Collection<MetricDefinition> definitions, PredictedColumn target, Scored scored) {
        return scored.trivial(target).map(trivial -> {
            Scores all = Scores.of(definitions, trivial.scored());
            return new TrivialBaseline(
                    trivial.text(),
                    new Scores(all.rows(), all.metrics(), all.classMetrics(), all.classRows(), List.of()));
        });
    }
}
