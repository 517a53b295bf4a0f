package io.github.mlmodel.grade.check;

import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.Scores;
import io.github.mlmodel.grade.TrivialBaseline;
import io.github.mlmodel.grade.metric.MetricText;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.verdict.GateOutcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Whether a model is better than a prediction that takes no model, by more than chance gives it. The metric is not the gates':
 * recall of the most frequent class, or accuracy where it is rare to be wrong, are best without a model.
 *
 * <ul>
 *   <li>Two classes with probabilities: {@code roc_auc} above 0.5 and 1.96 standard deviations of Mann and Whitney's U of
 *       scores that have nothing to do with the classes.
 *   <li>Other classes: {@code balanced_accuracy} above what labels that have nothing to do with the classes come to, given
 *       how often each is predicted, and 1.96 standard deviations.
 *   <li>Numbers: {@code rmse} below that of the training rows' mean.
 * </ul>
 */
record BetterThanTrivial(Evaluation evaluation) {

    static final String NAME = "betterThanTrivial";

    /** Chance alone is beyond so many standard deviations in one case of forty. */
    private static final double DEVIATIONS = 1.96;

    /** What a metric comes to, and what it has to be beyond. */
    private record Found(String metric, double value, double limit, boolean more, String without) {

        boolean isBetter() {
            return more ? value > limit : value < limit;
        }
    }

    Check check(GateOutcome otherwise) {
        Optional<Found> found = ofRanks().or(this::ofLabels).or(this::ofNumbers);
        if (found.isEmpty()
                || !Double.isFinite(found.get().value())
                || !Double.isFinite(found.get().limit())) {
            return new Check(
                    NAME,
                    GateOutcome.SKIPPED,
                    Map.of(),
                    "Whether the model is better than a prediction that takes no model was not looked at: the evaluation has"
                            + " no value of both.");
        }
        return check(found.get(), otherwise);
    }

    private Check check(Found found, GateOutcome otherwise) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("metric", found.metric());
        facts.put("value", Double.toString(found.value()));
        facts.put("limit", Double.toString(found.limit()));
        boolean better = found.isBetter();
        String limit = MetricText.apartFrom(found.limit(), found.value());
        return new Check(
                NAME,
                better ? GateOutcome.PASS : otherwise,
                facts,
                "The model is " + (better ? "" : "not ") + "better than a prediction that takes no model: "
                        + found.metric() + " was " + MetricText.apartFrom(found.value(), found.limit()) + " on "
                        + Names.count(evaluation.scores().rows(), "row") + ", and " + found.without() + " " + limit
                        + "."
                        + (better
                                ? ""
                                : " Look at its features and its target: it has learnt nothing that these rows show."));
    }

    private Optional<Found> ofRanks() {
        Scores scores = evaluation.scores();
        OptionalDouble area = scores.value("roc_auc", null);
        if (area.isEmpty() || scores.classRows().size() != 2) {
            return Optional.empty();
        }
        List<Long> rows = List.copyOf(scores.classRows().values());
        double first = rows.get(0);
        double second = rows.get(1);
        double deviation = Math.sqrt((first + second + 1) / (12 * first * second));
        return Optional.of(new Found(
                "roc_auc", area.getAsDouble(), 0.5 + DEVIATIONS * deviation, true, "without a model it may come to"));
    }

    private Optional<Found> ofLabels() {
        OptionalDouble recall = evaluation.scores().value("balanced_accuracy", null);
        return recall.isEmpty()
                ? Optional.empty()
                : Optional.of(new Found(
                        "balanced_accuracy",
                        recall.getAsDouble(),
                        byChance(evaluation.scores()),
                        true,
                        "without a model it may come to"));
    }

    /** A class's recall is then the share of predictions of it, and varies as a share of its rows does. */
    private static double byChance(Scores scores) {
        List<Long> rows = List.copyOf(scores.classRows().values());
        List<List<Long>> confusion = scores.confusion();
        long classes = rows.stream().filter(number -> number > 0).count();
        double expected = 0;
        double variance = 0;
        for (int label = 0; label < rows.size(); label++) {
            if (rows.get(label) > 0 && !confusion.isEmpty()) {
                int column = label;
                double predicted =
                        confusion.stream().mapToLong(row -> row.get(column)).sum();
                double share = predicted / scores.rows();
                expected += share / classes;
                variance += share * (1 - share) / rows.get(label) / classes / classes;
            }
        }
        return confusion.isEmpty() ? 1.0 / classes : expected + DEVIATIONS * Math.sqrt(variance);
    }

    private Optional<Found> ofNumbers() {
        @Nullable TrivialBaseline trivial = evaluation.trivial();
        OptionalDouble error = evaluation.scores().value("rmse", null);
        OptionalDouble of =
                trivial == null ? OptionalDouble.empty() : trivial.scores().value("rmse", null);
        return error.isEmpty() || of.isEmpty()
                ? Optional.empty()
                : Optional.of(new Found(
                        "rmse", error.getAsDouble(), of.getAsDouble(), false, "that of the training rows' mean is"));
    }
}
