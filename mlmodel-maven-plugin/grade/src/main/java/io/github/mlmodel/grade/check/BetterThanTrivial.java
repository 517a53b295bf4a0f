package io.github.mlmodel.grade.check;

import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.Scores;
import io.github.mlmodel.grade.TrivialBaseline;
import io.github.mlmodel.grade.interval.Interval;
import io.github.mlmodel.grade.metric.IntervalText;
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
 * <p>Where the metric has an interval that can be trusted, all of it is better than what no model comes to: {@code roc_auc}
 * above 0.5, {@code balanced_accuracy} above one of the number of classes, {@code rmse} less that of the training rows' mean, on
 * the same rows, below 0. Else:
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

    /**
     * What a metric comes to, and what it has to be beyond.
     *
     * @param worst the value, or the end of its interval that is worse
     * @param limit what is no better than no model
     * @param sign 1 where more is better, else -1
     * @param without the limit in words, which its value follows
     */
    private record Found(
            String metric, double value, double worst, double limit, int sign, String without, String interval) {

        static Found ofValue(String metric, double value, double limit, int sign, String without) {
            return new Found(metric, value, value, limit, sign, without, "");
        }

        boolean isBetter() {
            return sign * (worst - limit) > 0;
        }

        boolean isKnown() {
            return Double.isFinite(value) && Double.isFinite(worst) && Double.isFinite(limit);
        }
    }

    Check check(GateOutcome otherwise) {
        Optional<Found> found = ofRanks().or(this::ofLabels).or(this::ofNumbers);
        if (found.isEmpty() || !found.get().isKnown()) {
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
                        + Names.count(evaluation.scores().rows(), "row") + found.interval() + ", and " + found.without()
                        + " " + limit
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
        Optional<Found> certain = certain("roc_auc", area.getAsDouble(), 0.5);
        if (certain.isPresent()) {
            return certain;
        }
        List<Long> rows = List.copyOf(scores.classRows().values());
        double first = rows.get(0);
        double second = rows.get(1);
        double deviation = Math.sqrt((first + second + 1) / (12 * first * second));
        return Optional.of(Found.ofValue(
                "roc_auc", area.getAsDouble(), 0.5 + DEVIATIONS * deviation, 1, "without a model it may come to"));
    }

    /** Judges by an interval, where there is one that can be trusted. */
    private Optional<Found> certain(String metric, double value, double limit) {
        Scores scores = evaluation.scores();
        return scores.intervals()
                .of(metric, null)
                .filter(interval -> interval.doubt() == null)
                .map(interval -> new Found(
                        metric,
                        value,
                        interval.lower(),
                        limit,
                        1,
                        "without a model it comes to",
                        " (" + range(interval) + ")"));
    }

    private String range(Interval interval) {
        return IntervalText.clause(evaluation.scores().intervals().confidence(), interval);
    }

    private Optional<Found> ofLabels() {
        Scores scores = evaluation.scores();
        OptionalDouble recall = scores.value("balanced_accuracy", null);
        if (recall.isEmpty()) {
            return Optional.empty();
        }
        double value = recall.getAsDouble();
        return certain("balanced_accuracy", value, 1.0 / classes(scores))
                .or(() -> Optional.of(Found.ofValue(
                        "balanced_accuracy", value, byChance(scores), 1, "without a model it may come to")));
    }

    private static long classes(Scores scores) {
        return scores.classRows().values().stream().filter(number -> number > 0).count();
    }

    /** A class's recall is then the share of predictions of it, and varies as a share of its rows does. */
    private static double byChance(Scores scores) {
        List<Long> rows = List.copyOf(scores.classRows().values());
        List<List<Long>> confusion = scores.confusion();
        long classes = classes(scores);
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
        if (trivial == null || error.isEmpty() || of.isEmpty()) {
            return Optional.empty();
        }
        @Nullable Interval behind = trivial.behind();
        String without = "that of the training rows' mean is";
        return behind == null || behind.doubt() != null
                ? Optional.of(Found.ofValue("rmse", error.getAsDouble(), of.getAsDouble(), -1, without))
                : Optional.of(new Found(
                        "rmse",
                        error.getAsDouble(),
                        of.getAsDouble() + behind.upper(),
                        of.getAsDouble(),
                        -1,
                        without,
                        " (difference: " + range(behind) + ")"));
    }
}
