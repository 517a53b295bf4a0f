package io.github.mlmodel.report;

import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.Examples;
import io.github.mlmodel.grade.SliceScores;
import io.github.mlmodel.grade.gate.Gate;
import io.github.mlmodel.grade.gate.Subject;
import io.github.mlmodel.grade.metric.MetricText;
import io.github.mlmodel.report.HtmlPage.Cell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The slices of the held-back rows, each with the primary metric and those that gates ask of slices.
 *
 * @param evaluation what came out
 * @param primary the primary metric
 * @param gates what the build asks of the model
 */
record SlicesSection(Evaluation evaluation, Subject primary, List<Gate> gates) {

    void addTo(HtmlPage page) {
        if (evaluation.slices().isEmpty()) {
            return;
        }
        page.heading(2, "Slices");
        page.paragraph(
                "quiet",
                "A metric rests on as many rows as stand beside it: those of the class, those predicted so, or all, as the"
                        + " metric is made of. Where they are fewer than the slice asks for, the value is marked and decides"
                        + " no gate. Every row counts once, whatever its weight.");
        Map<String, Subject> subjects = subjects();
        List<Cell> head = new ArrayList<>(List.of(Cell.of("Slice"), Cell.of("Its rows keep"), Cell.number("Rows")));
        subjects.keySet().forEach(text -> {
            head.add(Cell.number(text));
            head.add(Cell.number("rests on"));
        });
        page.startTable("slices", "Parts of the held-back rows", head);
        ShownConditions conditions = new ShownConditions(
                evaluation.slices().stream().map(part -> part.slice().when()).toList());
        evaluation.slices().forEach(part -> page.row(row(part, conditions, List.copyOf(subjects.values()))));
        page.endTable();
    }

    private Map<String, Subject> subjects() {
        Map<String, Subject> subjects = new LinkedHashMap<>();
        subjects.put(primary.metricText(), primary);
        gates.stream()
                .map(Gate::subject)
                .filter(subject -> subject.slice() != null || subject.spread() != null)
                .forEach(subject -> subjects.putIfAbsent(subject.metricText(), subject));
        return subjects;
    }

    private static List<Cell> row(SliceScores part, ShownConditions conditions, List<Subject> subjects) {
        List<Cell> cells = new ArrayList<>(List.of(
                Cell.of(part.name()),
                Cell.of(conditions.of(part.slice().when())),
                Cell.number(String.valueOf(part.scores().rows()))));
        for (Subject subject : subjects) {
            long examples = Examples.of(subject.metric()).in(part.scores(), subject.label());
            String value = MetricText.of(
                    part.scores().value(subject.metric(), subject.label()).orElse(Double.NaN));
            boolean few = examples < part.slice().minExamples();
            cells.add(Cell.number(value));
            cells.add(Cell.number(
                    examples == Long.MAX_VALUE ? "–" : few ? examples + ", too few" : String.valueOf(examples)));
        }
        return cells;
    }
}
