package io.github.mlmodel.report;

import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.Intervals;
import io.github.mlmodel.grade.Scores;
import io.github.mlmodel.grade.TrivialBaseline;
import io.github.mlmodel.grade.gate.Gate;
import io.github.mlmodel.grade.gate.Subject;
import io.github.mlmodel.grade.metric.Direction;
import io.github.mlmodel.grade.metric.IntervalText;
import io.github.mlmodel.grade.metric.MetricText;
import io.github.mlmodel.grade.metric.MetricTraits;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.report.HtmlPage.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * The metrics of all held-back rows, each beside what a prediction without a model comes to.
 *
 * @param evaluation what came out
 * @param primary the primary metric
 * @param gates what the build asks of the model
 */
record MetricsSection(Evaluation evaluation, Subject primary, List<Gate> gates) {

    void addTo(HtmlPage page) {
        page.heading(2, "Metrics");
        page.paragraph("quiet", primarySentence() + " " + trivialSentence());
        page.startTable(
                "metrics",
                "On " + Names.count(evaluation.scores().rows(), "row") + " of "
                        + evaluation.rows().name() + ", predicted by the file that ships",
                head());
        evaluation.scores().metrics().forEach((name, value) -> {
            Direction better =
                    evaluation.metric(name).map(MetricTraits::direction).orElse(Direction.NEITHER);
            // What has no better direction says nothing about the model; the number of rows stands above the table.
            if (better != Direction.NEITHER && !isOfOtherModels(name, value)) {
                page.row(row(name, value, better));
            }
        });
        page.endTable();
        doubts().ifPresent(sentence -> page.paragraph("quiet", sentence));
    }

    /** Says why intervals with a question mark cannot be trusted. */
    private Optional<String> doubts() {
        List<String> doubts = intervals().metrics().entrySet().stream()
                .flatMap(entry ->
                        Stream.ofNullable(entry.getValue().doubt()).map(doubt -> entry.getKey() + ": " + doubt))
                .toList();
        return doubts.isEmpty()
                ? Optional.empty()
                : Optional.of("Intervals with a question mark cannot be trusted. " + String.join("; ", doubts) + ".");
    }

    /** The project's own metrics are computed for all its models, and one that is meant for another has no value here. */
    private boolean isOfOtherModels(String name, double value) {
        return Double.isNaN(value)
                && evaluation.ownMetrics().stream().anyMatch(own -> own.name().equals(name))
                && gates.stream().noneMatch(gate -> gate.subject().metric().equals(name));
    }

    private List<Cell> head() {
        List<Cell> head = new ArrayList<>(List.of(Cell.of("Metric"), Cell.number("Value")));
        if (hasIntervals()) {
            head.add(Cell.number(IntervalText.name(intervals().confidence())));
        }
        trivial().ifPresent(scores -> head.add(Cell.number("Trivial baseline")));
        head.add(Cell.of("Better"));
        return head;
    }

    private List<Cell> row(String name, double value, Direction better) {
        boolean isPrimary = primary.label() == null && primary.metric().equals(name);
        List<Cell> cells = new ArrayList<>(
                List.of(isPrimary ? Cell.styled(name + " (primary)", "primary") : Cell.of(name), number(value)));
        if (hasIntervals()) {
            cells.add(IntervalCell.of(intervals().of(name, null)));
        }
        trivial().ifPresent(scores -> cells.add(number(scores.value(name, null).orElse(Double.NaN))));
        cells.add(Cell.of(better.text()));
        return cells;
    }

    private String primarySentence() {
        OptionalDouble value = evaluation.scores().value(primary.metric(), primary.label());
        return "The primary metric is " + primary.text()
                + (value.isPresent()
                        ? ": " + MetricText.of(value.getAsDouble()) + "."
                        : ", which has no value on these rows.");
    }

    private String trivialSentence() {
        TrivialBaseline trivial = evaluation.trivial();
        if (trivial == null) {
            return "There is no trivial baseline, because the model is of a version that did not record its training"
                    + " target; one that is trained anew has it.";
        }
        OptionalDouble value = trivial.scores().value(primary.metric(), primary.label());
        return "The trivial baseline always predicts " + trivial.prediction()
                + (value.isPresent() ? ", and comes to " + MetricText.of(value.getAsDouble()) + "." : ".");
    }

    private Intervals intervals() {
        return evaluation.scores().intervals();
    }

    private boolean hasIntervals() {
        return !intervals().metrics().isEmpty();
    }

    private Optional<Scores> trivial() {
        return Optional.ofNullable(evaluation.trivial()).map(TrivialBaseline::scores);
    }

    private static Cell number(double value) {
        return Cell.number(MetricText.of(value));
    }
}
