package io.github.mlmodel.report;

import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.Scores;
import io.github.mlmodel.grade.TrivialBaseline;
import io.github.mlmodel.grade.fold.CrossValidation;
import io.github.mlmodel.grade.gate.Criterion.Measured;
import io.github.mlmodel.grade.gate.Gate;
import io.github.mlmodel.grade.gate.GateVerdict;
import io.github.mlmodel.grade.gate.GateVerdict.Versus;
import io.github.mlmodel.grade.gate.Grade;
import io.github.mlmodel.grade.gate.PrimaryMetric;
import io.github.mlmodel.grade.gate.Subject;
import io.github.mlmodel.grade.metric.IntervalText;
import io.github.mlmodel.grade.metric.MetricText;
import io.github.mlmodel.grade.metric.MetricTraits;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.model.verdict.GateOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What a build prints of graded models, whether they pass or not: a line a model with its primary metric, the rows and what a
 * prediction without a model comes to; after it a line a gate with the value and how far that is from the bound, and one a
 * column that divides the rows into slices. The columns of all lines are aligned.
 */
public final class ResultLines {

    /** Longer texts push their own line's columns to the right, and nobody else's. */
    private static final int WIDEST = 44;

    private static final String NO_VALUE = "–";

    private final List<Row> rows = new ArrayList<>();

    private ResultLines() {}

    /**
     * A model that was graded.
     *
     * @param model the content of {@code model.json}
     * @param evaluation the content of {@code evaluation.json}
     * @param grade the content of {@code grade.json}
     */
    public record Graded(ModelDescription model, Evaluation evaluation, Grade grade) {}

    /** What stands in one line's columns. */
    private record Row(String model, String subject, String value, String rest) {}

    /** Returns the lines of the models of a goal, in order. */
    public static List<String> of(List<Graded> models) {
        ResultLines lines = new ResultLines();
        models.forEach(lines::add);
        return lines.aligned();
    }

    private void add(Graded graded) {
        String name = graded.grade().model() + ":";
        Evaluation evaluation = graded.evaluation();
        Subject primary = PrimaryMetric.of(graded.grade().gates(), graded.model());
        rows.add(new Row(
                name,
                Printable.text(primary.text()),
                value(evaluation.scores(), primary),
                "on " + Names.count(evaluation.scores().rows(), "row") + trivial(evaluation, primary)
                        + interval(evaluation.scores(), primary)));
        folds(name, evaluation, primary).ifPresent(rows::add);
        for (GateVerdict verdict : graded.grade().verdicts()) {
            rows.add(gate(name, verdict, evaluation));
        }
        for (SliceRanges.Line line : new SliceRanges(primary).of(evaluation)) {
            rows.add(new Row(name, "  " + Printable.text(line.name()), line.values(), line.where()));
        }
    }

    private static Optional<Row> folds(String name, Evaluation evaluation, Subject primary) {
        @Nullable CrossValidation estimate = evaluation.crossValidation();
        return estimate == null
                ? Optional.empty()
                : estimate.mean(primary.metricText())
                        .map(mean -> new Row(
                                name,
                                "  mean of " + estimate.folds() + " folds",
                                MetricText.of(mean.mean()),
                                "on " + Names.count(estimate.scores().allRows(), "training row") + ", "
                                        + estimate.spread(primary.metricText()).orElseThrow() + ", "
                                        + IntervalText.clause(estimate.confidence(), mean.interval())));
    }

    private static String trivial(Evaluation evaluation, Subject primary) {
        @Nullable TrivialBaseline trivial = evaluation.trivial();
        return trivial == null ? "" : ", trivial baseline " + value(trivial.scores(), primary);
    }

    private static String interval(Scores scores, Subject subject) {
        return scores.intervals()
                .of(subject.metric(), subject.label())
                .map(found -> ", " + IntervalText.clause(scores.intervals().confidence(), found))
                .orElse("");
    }

    private static String value(Scores scores, Subject subject) {
        OptionalDouble value = scores.value(subject.metric(), subject.label());
        return value.isPresent() ? MetricText.of(value.getAsDouble()) : NO_VALUE;
    }

    private static Row gate(String name, GateVerdict verdict, Evaluation evaluation) {
        String gate = "  " + Printable.text(verdict.gate().text());
        @Nullable
        MetricTraits metric =
                evaluation.metric(verdict.gate().subject().metric()).orElse(null);
        if (metric == null || !Double.isFinite(verdict.value())) {
            return new Row(name, gate, NO_VALUE, unmeasured(verdict.outcome()));
        }
        @Nullable Versus versus = verdict.versus();
        if (isUndecided(verdict)) {
            return new Row(name, gate, MetricText.of(verdict.value()), unmeasured(verdict.outcome()));
        }
        Measured measured = new Measured(metric, verdict.value(), versus == null ? null : versus.baseline());
        double bound = versus == null ? verdict.gate().criterion().bound(measured) : versus.bound();
        return new Row(
                name,
                gate,
                MetricText.apartFrom(verdict.value(), bound),
                word(verdict, measured) + distance(verdict.value(), bound) + (versus == null ? "" : against(versus)));
    }

    /** Without a baseline there is no bound, and what was not judged by its bound is not told how far it is from it. */
    private static boolean isUndecided(GateVerdict verdict) {
        boolean lacksBound =
                verdict.versus() == null && verdict.gate().criterion().needsBaseline();
        return lacksBound || verdict.outcome() == GateOutcome.ERROR || verdict.outcome() == GateOutcome.SKIPPED;
    }

    private static String against(Versus versus) {
        return ", baseline " + MetricText.of(versus.baseline()) + " on " + Names.count(versus.rows(), "row");
    }

    private static String unmeasured(GateOutcome outcome) {
        return switch (outcome) {
            case PASS -> "passed";
            case FAIL -> "failed";
            case WARN -> "warns";
            case INCONCLUSIVE -> "inconclusive";
            case SKIPPED -> "skipped";
            case ERROR -> "not judged";
        };
    }

    /** An interval may decide otherwise than the value, on whichever side of the bound that is. */
    private static String word(GateVerdict verdict, Measured measured) {
        boolean kept = verdict.gate().criterion().isKeptBy(measured);
        String side = kept ? "kept" : "missed";
        boolean onlyWarns = verdict.gate().severity() == Gate.Severity.WARN;
        return switch (verdict.outcome()) {
            case PASS -> kept ? "passed" : "inconclusive (passes), missed";
            case WARN -> onlyWarns && !kept ? "warns, missed" : "inconclusive (warns), " + side;
            case INCONCLUSIVE -> "inconclusive, " + side;
            case FAIL, SKIPPED, ERROR -> unmeasured(verdict.outcome());
        };
    }

    private static String distance(double value, double bound) {
        return value == bound ? ", at its bound" : " by " + MetricText.of(Math.abs(value - bound));
    }

    private List<String> aligned() {
        int models = rows.stream().mapToInt(row -> row.model.length()).max().orElse(0);
        int subjects = widest(rows.stream().map(Row::subject).toList());
        int values = widest(rows.stream().map(Row::value).toList());
        return rows.stream()
                .map(row -> padded(row.model, models) + " " + padded(row.subject, subjects) + "  "
                        + padded(row.value, values) + "  " + row.rest)
                .toList();
    }

    private static int widest(List<String> texts) {
        return texts.stream()
                .mapToInt(String::length)
                .filter(length -> length <= WIDEST)
                .max()
                .orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
