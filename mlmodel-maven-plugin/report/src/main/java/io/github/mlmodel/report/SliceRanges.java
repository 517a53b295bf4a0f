package io.github.mlmodel.report;

import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.Examples;
import io.github.mlmodel.grade.SliceScores;
import io.github.mlmodel.grade.gate.Subject;
import io.github.mlmodel.grade.metric.MetricText;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * What a metric comes to on the slices of each column, in short: from which value to which, and where.
 *
 * @param subject the metric, of which class it is
 */
record SliceRanges(Subject subject) {

    /**
     * The slices of a column.
     *
     * @param name what was measured
     * @param values from the smallest value to the largest
     * @param where on which slices
     */
    record Line(String name, String values, String where) {}

    /** Returns a line for each column that divides the rows. */
    List<Line> of(Evaluation evaluation) {
        return evaluation.slices().stream()
                .map(part -> part.slice().column())
                .filter(Objects::nonNull)
                .distinct()
                .map(column -> line(
                        column,
                        evaluation.slices().stream()
                                .filter(part -> part.slice().isOf(column))
                                .toList()))
                .toList();
    }

    private Line line(String column, List<SliceScores> parts) {
        String name = subject.metricText() + " by " + column;
        List<SliceScores> enough = parts.stream()
                .filter(part -> Examples.of(subject.metric()).in(part.scores(), subject.label())
                        >= part.slice().minExamples())
                .filter(part -> Double.isFinite(value(part)))
                .sorted(Comparator.comparingDouble(this::value))
                .toList();
        String few = enough.size() == parts.size() ? "" : ", " + (parts.size() - enough.size()) + " with too few rows";
        if (enough.isEmpty()) {
            return new Line(name, "–", "on none of " + Names.count(parts.size(), "slice") + few);
        }
        if (enough.size() == 1) {
            SliceScores one = enough.get(0);
            return new Line(
                    name,
                    MetricText.of(value(one)),
                    "on '" + Printable.text(one.name()) + "' alone, of " + Names.count(parts.size(), "slice") + few);
        }
        SliceScores worst = enough.get(0);
        SliceScores best = enough.get(enough.size() - 1);
        return new Line(
                name,
                MetricText.of(value(worst)),
                "on '" + Printable.text(worst.name()) + "', to " + MetricText.of(value(best)) + " on '"
                        + Printable.text(best.name()) + "', of " + Names.count(parts.size(), "slice") + few);
    }

    private double value(SliceScores part) {
        return part.scores().value(subject.metric(), subject.label()).orElse(Double.NaN);
    }
}
