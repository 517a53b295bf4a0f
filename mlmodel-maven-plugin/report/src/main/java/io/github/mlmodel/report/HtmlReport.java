package io.github.mlmodel.report;

import io.github.mlmodel.files.AtomicFiles;
import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.LargestDifference;
import io.github.mlmodel.grade.Scores;
import io.github.mlmodel.grade.gate.GateVerdict;
import io.github.mlmodel.grade.gate.Grade;
import io.github.mlmodel.grade.gate.PrimaryMetric;
import io.github.mlmodel.grade.metric.MetricText;
import io.github.mlmodel.grade.schema.SchemaVerdict;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.verdict.GateOutcome;
import io.github.mlmodel.report.HtmlPage.Cell;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A grade with everything it rests on, as one page for people: no scripts, nothing loaded, light and dark. */
public final class HtmlReport {

    private static final int CLASSES_IN_MATRIX = 40;

    private final ModelDescription model;
    private final Evaluation evaluation;
    private final Grade grade;
    private final double maxDifference;
    private final List<String> warnings;
    private final HtmlPage page;

    private HtmlReport(
            ModelDescription model, Evaluation evaluation, Grade grade, double maxDifference, List<String> warnings) {
        this.warnings = List.copyOf(warnings);
        this.model = model;
        this.evaluation = evaluation;
        this.grade = grade;
        this.maxDifference = maxDifference;
        this.page = new HtmlPage("Model " + model.name() + ": " + verdict(), style());
    }

    /**
     * Writes the report to a file.
     *
     * @param warnings what the training warned of, a sentence each
     */
    public static void write(
            Path file,
            ModelDescription model,
            Evaluation evaluation,
            Grade grade,
            double maxDifference,
            List<String> warnings)
            throws IOException {
        AtomicFiles.write(file, html(model, evaluation, grade, maxDifference, warnings));
    }

    /** Returns the report of a training that warned of nothing. */
    static String html(ModelDescription model, Evaluation evaluation, Grade grade, double maxDifference) {
        return html(model, evaluation, grade, maxDifference, List.of());
    }

    /**
     * Returns the report.
     *
     * @param maxDifference largest difference between the trained model's and the exported file's predictions, or NaN
     *     when it is not known
     * @param warnings what the training warned of, a sentence each
     */
    static String html(
            ModelDescription model, Evaluation evaluation, Grade grade, double maxDifference, List<String> warnings) {
        return new HtmlReport(model, evaluation, grade, maxDifference, warnings).compose();
    }

    private String compose() {
        summary();
        gates();
        new ChecksSection(grade).addTo(page);
        @Nullable SchemaVerdict schema = grade.basis().schema();
        if (schema != null) {
            new SchemaSection(schema).addTo(page);
        }
        new MetricsSection(evaluation, PrimaryMetric.of(grade.gates(), model), grade.gates()).addTo(page);
        new FoldsSection(evaluation, PrimaryMetric.of(grade.gates(), model)).addTo(page);
        new SlicesSection(evaluation, PrimaryMetric.of(grade.gates(), model), grade.gates()).addTo(page);
        new WeakSection(evaluation).addTo(page);
        new ImportanceSection(evaluation).addTo(page);
        new ComparisonSection(evaluation, grade.basis().terms().acceptedBreak()).addTo(page);
        if (!evaluation.scores().classRows().isEmpty()) {
            classes();
            confusion();
        }
        facts();
        warnings();
        new ColumnsSection(model).addTo(page);
        return page.end();
    }

    private void summary() {
        page.heading(1, "Model " + model.name());
        if (!model.description().isEmpty()) {
            page.paragraph("quiet", model.description());
        }
        boolean judged = grade.count(GateOutcome.SKIPPED) < grade.verdicts().size();
        String style = grade.passing() ? "good" : judged ? "bad" : "unsure";
        page.paragraph("verdict " + style, verdict());
        long warnings = warningsOf(grade);
        page.paragraph(
                "quiet",
                ConsoleSummary.countsOf(grade).replace("Tests run", "Gates")
                        + (warnings == 0 ? "" : ", Warnings: " + warnings));
    }

    /** Gates, checks and rules for data warn. */
    private static long warningsOf(Grade grade) {
        @Nullable SchemaVerdict schema = grade.basis().schema();
        long ofChecks = grade.checks().stream()
                .filter(check -> check.outcome() == GateOutcome.WARN)
                .count();
        return grade.count(GateOutcome.WARN) + ofChecks + (schema == null ? 0 : schema.count(GateOutcome.WARN));
    }

    private String verdict() {
        if (grade.verdicts().isEmpty()) {
            return "Not graded: there are no gates";
        }
        if (grade.count(GateOutcome.SKIPPED) == grade.verdicts().size()) {
            return "Not graded: the gates were skipped";
        }
        if (grade.passing()) {
            return "Passed: may be distributed";
        }
        return grade.allowedBy().isEmpty()
                ? "Not passed: must not be distributed"
                : "Not passed: distributed all the same (" + grade.allowedBy() + ")";
    }

    private void gates() {
        if (grade.verdicts().isEmpty()) {
            return;
        }
        page.heading(2, "Gates");
        page.startTable(
                "gates",
                "What the build asks of the model",
                List.of(Cell.of("Gate"), Cell.of("Outcome"), Cell.number("Value"), Cell.of("What happened")));
        List<String> names = GateNames.of(grade.verdicts());
        for (int i = 0; i < names.size(); i++) {
            GateVerdict verdict = grade.verdicts().get(i);
            page.row(List.of(
                    Cell.of(names.get(i)),
                    OutcomeCell.of(verdict.outcome()),
                    Cell.number(Double.isNaN(verdict.value()) ? "–" : MetricText.of(verdict.value())),
                    Cell.of(verdict.sentence())));
        }
        page.endTable();
    }

    private void classes() {
        page.heading(2, "Classes");
        Scores scores = evaluation.scores();
        List<Cell> head = new ArrayList<>(List.of(Cell.of("Class"), Cell.number("Rows")));
        scores.classMetrics().keySet().forEach(name -> head.add(Cell.number(name)));
        page.startTable("classes", "Each class against the rest", head);
        for (String label : model.labels()) {
            List<Cell> cells = new ArrayList<>(List.of(
                    Cell.of(label),
                    Cell.number(String.valueOf(scores.classRows().getOrDefault(label, 0L)))));
            for (Map<String, Double> values : scores.classMetrics().values()) {
                cells.add(Cell.number(MetricText.of(values.getOrDefault(label, Double.NaN))));
            }
            page.row(cells);
        }
        page.endTable();
    }

    private void confusion() {
        page.heading(2, "Confusion matrix");
        List<List<Long>> matrix = evaluation.scores().confusion();
        if (model.labels().size() > CLASSES_IN_MATRIX) {
            page.paragraph(
                    "quiet",
                    "Not shown for " + model.labels().size() + " classes"
                            + (matrix.isEmpty() ? "." : "; evaluation.json holds it."));
            return;
        }
        List<Cell> head = new ArrayList<>(List.of(Cell.of("Actual")));
        model.labels().forEach(label -> head.add(Cell.of(label)));
        page.startTable("matrix", "Rows by actual class (down) and predicted class (across)", head);
        for (int actual = 0; actual < matrix.size(); actual++) {
            List<Long> counts = matrix.get(actual);
            long rows = counts.stream().mapToLong(Long::longValue).sum();
            List<Cell> cells = new ArrayList<>(List.of(Cell.of(model.labels().get(actual))));
            for (int predicted = 0; predicted < counts.size(); predicted++) {
                cells.add(matrixCell(counts.get(predicted), rows, actual == predicted));
            }
            page.row(cells);
        }
        page.endTable();
    }

    private static Cell matrixCell(long count, long rows, boolean right) {
        // At most 0.4, so that the text keeps its contrast.
        double share = rows == 0 ? 0 : 0.4 * count / rows;
        String attributes = (right ? " class=\"right\"" : "") + " style=\"--share: "
                + String.format(Locale.ROOT, "%.2f", share) + "\"";
        return new Cell(String.valueOf(count), attributes);
    }

    private void facts() {
        page.heading(2, "Facts");
        List<List<String>> facts = new ArrayList<>(List.of(
                List.of("Task", model.task().text()),
                List.of("Target", model.target().name()),
                List.of("Trainer", model.lineage().trainer()),
                List.of(
                        "Evaluated on",
                        Names.count(evaluation.scores().rows(), "row") + " of "
                                + evaluation.rows().name())));
        // A model of an earlier version does not know of its numbers how many they were.
        long trained = model.target().trainingRows().orElse(evaluation.rows().trainingRows());
        if (trained > 0) {
            facts.add(List.of("Trained on", Names.count(trained, "row")));
        }
        if (!Double.isNaN(maxDifference)) {
            LargestDifference difference = LargestDifference.of(maxDifference, model);
            facts.add(List.of(
                    "Largest difference of the export",
                    difference.isNone() ? "none" : difference.number() + ", " + difference.scale()));
        }
        Double between = evaluation.evaluatorDifference();
        if (between != null) {
            LargestDifference difference = LargestDifference.of(between, model);
            facts.add(List.of(
                    "Largest difference between Java and ONNX Runtime",
                    difference.isNone() ? "none" : difference.number() + ", " + difference.scale()));
        }
        facts.add(List.of("SHA-256 of model.onnx", evaluation.basis().modelDigest()));
        facts.add(List.of("SHA-256 of the held-back rows", evaluation.basis().rowsDigest()));
        if (!grade.digest().isEmpty()) {
            facts.add(List.of("This grade holds for", grade.digest()));
        }
        page.facts(facts);
    }

    private void warnings() {
        if (warnings.isEmpty()) {
            return;
        }
        page.heading(2, "Warnings of the training");
        warnings.forEach(warning -> page.paragraph("unsure", warning));
    }

    private static String style() {
        try (InputStream in = Objects.requireNonNull(HtmlReport.class.getResourceAsStream("report.css"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("report.css is in this jar", e);
        }
    }
}
