package io.github.mlmodel.grade;

import io.github.mlmodel.grade.interval.Interval;
import io.github.mlmodel.grade.interval.PairedChange;
import io.github.mlmodel.grade.metric.MetricDefinition;
import io.github.mlmodel.grade.metric.Metrics;
import io.github.mlmodel.grade.metric.Scored;
import io.github.mlmodel.model.PredictedColumn;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a prediction that takes no model comes to on the held-back rows, see {@link Scored#trivial}.
 *
 * @param prediction what is predicted for every row, for people
 * @param scores what came out; without the confusion matrix, of which it would fill one column
 * @param behind by how much the model's {@code rmse} is larger than this one's, of the same rows; absent where nobody knows
 */
public record TrivialBaseline(
        String prediction, Scores scores, @Nullable Interval behind) {

    private static final String RMSE = "rmse";

    /** Makes one of which nobody knows how the model's mistakes go together with its own. */
    public TrivialBaseline(String prediction, Scores scores) {
        this(prediction, scores, null);
    }

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
     * @param scored the rows with what the model predicts
     * @param ofModel what came out of that
     * @return nothing, where the target is not known
     */
    public static Optional<TrivialBaseline> of(
            Collection<MetricDefinition> definitions, PredictedColumn target, Scored scored, Scores ofModel) {
        return scored.trivial(target).map(trivial -> {
            Scores all = Scores.of(definitions, trivial.scored());
            return new TrivialBaseline(
                    trivial.text(),
                    new Scores(all.rows(), all.metrics(), all.classMetrics(), all.classRows(), List.of()),
                    behind(scored, ofModel, trivial.scored()).orElse(null));
        });
    }

    /** What is hard for the one is hard for the other, so that the difference is known better than either. */
    private static Optional<Interval> behind(Scored scored, Scores ofModel, Scored trivial) {
        List<MetricDefinition> rmse = Metrics.find(RMSE).stream().toList();
        Scores ofTrivial = Scores.of(rmse, trivial, ofModel.intervals().confidence());
        return Pairing.of(rmse, scored, ofModel, trivial, ofTrivial)
                .of(RMSE, null)
                .map(correlation -> new PairedChange(
                                ofModel.value(RMSE, null).orElseThrow(),
                                ofModel.intervals().of(RMSE, null).orElseThrow(),
                                ofTrivial.value(RMSE, null).orElseThrow(),
                                ofTrivial.intervals().of(RMSE, null).orElseThrow(),
                                correlation,
                                false)
                        .less(1));
    }
}
