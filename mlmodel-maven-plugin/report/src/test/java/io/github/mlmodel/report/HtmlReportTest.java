package io.github.mlmodel.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.GivenEvaluation;
import io.github.mlmodel.grade.Scores;
import io.github.mlmodel.grade.TrivialBaseline;
import io.github.mlmodel.grade.fold.CrossValidation;
import io.github.mlmodel.grade.fold.FoldScores;
import io.github.mlmodel.grade.gate.Gate;
import io.github.mlmodel.grade.gate.GateInput;
import io.github.mlmodel.grade.gate.Gates;
import io.github.mlmodel.grade.gate.Grade;
import io.github.mlmodel.grade.gate.Terms;
import io.github.mlmodel.grade.metric.Direction;
import io.github.mlmodel.grade.metric.Metrics;
import io.github.mlmodel.grade.metric.Scored;
import io.github.mlmodel.grade.metric.ScoredClasses;
import io.github.mlmodel.grade.schema.RuleVerdict;
import io.github.mlmodel.grade.schema.SchemaVerdict;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.GivenDescription;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.PredictedColumn;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.model.column.DateForm;
import io.github.mlmodel.model.verdict.GateOutcome;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {

    private static final String NASTY = "<img src=x onerror=\"document.title='run'\">";

    @Test
    void theReportSaysWhatTheGradeRestsOn() {
        String html = report("accuracy >= 0.9", "recall[<1H OCEAN] >= 0.5");

        assertThat(html)
                .contains("<p class=\"verdict bad\">Not passed: must not be distributed</p>")
                .contains("<p class=\"quiet\">Gates: 2, Failures: 1, Errors: 0, Skipped: 0, Warnings: 1</p>")
                .contains("<th scope=\"row\">recall[&lt;1H OCEAN] &gt;= 0.5</th>"
                        + "<td class=\"outcome good\">✓ passed</td><td class=\"number\">0.6667</td>")
                .contains("<td class=\"outcome bad\">✗ failed</td>")
                .contains("accuracy was 0.6 on 5 rows of datasets/homes.csv (20 % held back).")
                .contains("<th scope=\"row\">log_loss</th><td class=\"number\">0.6696</td>"
                        + "<td class=\"number\">12.75</td><td>less</td>")
                .contains(
                        "<th scope=\"row\">profit</th><td class=\"number\">12.5</td><td class=\"number\">undefined</td>"
                                + "<td>more</td>")
                .contains("<th scope=\"row\">&lt;1H OCEAN</th><td class=\"number\">3</td>")
                .contains("<td class=\"right\" style=\"--share: 0.27\">2</td>")
                .contains("<th scope=\"row\">sold</th><td>date (offset-date-time)</td>")
                .contains("<dt>Largest difference of the export</dt><dd>1.3e-07, of probabilities between 0 and 1</dd>")
                .contains("<dt>Trained on</dt><dd>80 rows</dd>");
    }

    @Test
    void rulesThatPassedAreFoldedAndWarningsAreCounted() {
        SchemaVerdict schema = new SchemaVerdict(
                "d",
                List.of(),
                List.of(
                        new RuleVerdict("age kind", GateOutcome.PASS, "It is."),
                        new RuleVerdict("age range", GateOutcome.WARN, "It is not."),
                        new RuleVerdict("plan domain", GateOutcome.PASS, "It is, too.")));
        Grade judged = grade("accuracy >= 0.5");
        Grade grade = new Grade(
                judged.format(),
                judged.model(),
                judged.digest(),
                new Grade.Basis("m", "c", Terms.DEFAULT, schema),
                true,
                "",
                judged.verdicts());

        String html = HtmlReport.html(model(), evaluation(), grade, 0);

        assertThat(html)
                .contains("<p class=\"quiet\">Gates: 1, Failures: 0, Errors: 0, Skipped: 0, Warnings: 1</p>")
                .containsSubsequence(
                        "<caption>What the schema asks, and the data does not keep</caption>",
                        "<th scope=\"row\">age range</th><td class=\"outcome unsure\">! warning</td><td>It is not.</td>",
                        "<details>\n<summary>2 rules passed</summary>\n",
                        "<caption>What the schema asks, and the data keeps</caption>",
                        "<th scope=\"row\">age kind</th>",
                        "<th scope=\"row\">plan domain</th>",
                        "</table>\n</div>\n</details>\n");
    }

    @Test
    void theEstimateOfFoldsStandsBesideWhatTheFileComesTo() {
        FoldScores folds = new FoldScores(
                List.of(400L, 440L), Map.of("accuracy", List.of(0.8, 0.9), "recall[<1H OCEAN]", List.of(0.5, 0.5)));

        String html = HtmlReport.html(
                model(), evaluation().with(CrossValidation.of(folds, 0.95)), grade("accuracy >= 0.5"), 0);

        assertThat(html)
                .containsSubsequence(
                        "<h2>Cross-validation</h2>",
                        "it is not of the file that ships, and no gate goes by it.",
                        "<caption>2 folds of 840 training rows</caption>",
                        "accuracy (primary)</th><td class=\"number\">0.85</td><td class=\"number\">0 to 1</td>"
                                + "<td class=\"number\">0.07071</td><td class=\"number\">0.8 to 0.9</td>",
                        "<th scope=\"row\">recall[&lt;1H OCEAN]</th><td class=\"number\">0.5</td>");
        assertThat(report("accuracy >= 0.9")).doesNotContain("Cross-validation");
    }

    @Test
    void theRowsTrainedOnAreSaidWhereTheHeldBackOnesHaveAFileOfTheirOwn() {
        ModelDescription classes = GivenDescription.classifier("homes", "no", "yes")
                .trainedOnRows(30L, 12L)
                .build();
        ModelDescription numbers = GivenDescription.regressor("price")
                .trainedOnNumbers(25_310, 13_120)
                .trainedOnNumbers(1_209)
                .build();

        assertThat(reportOfOwnFile(classes, 0)).contains("<dt>Trained on</dt><dd>42 rows</dd>");
        assertThat(reportOfOwnFile(numbers, 0.031))
                .contains(
                        "<dt>Trained on</dt><dd>1209 rows</dd>",
                        "<dd>3.1e-02, of values around 25300 (standard deviation 13100)</dd>");
        assertThat(reportOfOwnFile(classes, 0)).contains("<dd>none</dd>");
    }

    private static String reportOfOwnFile(ModelDescription model, double maxDifference) {
        Evaluation evaluation = GivenEvaluation.of(model.name())
                .digests("m", "r")
                .inAFileOfTheirOwn()
                .evaluation();
        return HtmlReport.html(model, evaluation, Grade.judge(List.of(), model, evaluation, "m", "c"), maxDifference);
    }

    @Test
    void anOwnMetricOfOtherModelsIsNotListedUnlessAGateNamesIt() {
        ModelDescription model = GivenDescription.regressor("price").build();
        Evaluation evaluation = GivenEvaluation.of("price")
                .digests("m", "r")
                .metric("r2", Double.NaN)
                .ownMetric("profit", Direction.MORE, Double.NaN)
                .ownMetric("savings", Direction.MORE, Double.NaN)
                .evaluation();
        List<Gate> gates = Gates.read("price", List.of(GateInput.text("savings >= 1")), null, true);

        String html = HtmlReport.html(model, evaluation, Grade.judge(gates, model, evaluation, "m", "c"), Double.NaN);

        assertThat(html)
                .contains("<th scope=\"row\">r2</th><td class=\"number\">undefined</td>")
                .contains(">savings (primary)</th><td class=\"number\">undefined</td>")
                .doesNotContain("profit");
    }

    @Test
    void whatTheTrainingWarnedOfIsSaid() {
        String warning = "Dates are not read as dates: 'sold' (60 values). Set <features><dates>";

        assertThat(HtmlReport.html(model(), evaluation(), grade(), 0, List.of(warning, "Another.")))
                .contains("<h2>Warnings of the training</h2>")
                .contains(
                        "Dates are not read as dates: &#39;sold&#39; (60 values). Set &lt;features&gt;&lt;dates&gt;</p>")
                .contains("Another.</p>");
        assertThat(HtmlReport.html(model(), evaluation(), grade(), 0)).doesNotContain("Warnings of");
    }

    @Test
    void aPassingAnUngatedAndASkippedModelSaySo() {
        List<Gate> gates = Gates.read("homes", List.of(GateInput.text("accuracy >= 0.9")), null, false);

        assertThat(report("accuracy >= 0.5")).contains("<p class=\"verdict good\">Passed: may be distributed</p>");
        assertThat(report()).contains("<p class=\"verdict unsure\">Not graded: there are no gates</p>");
        assertThat(HtmlReport.html(
                        model(), evaluation(), Grade.skipped(gates, "homes", "0123", "skipTests"), Double.NaN))
                .contains("<p class=\"verdict unsure\">Not graded: the gates were skipped</p>")
                .doesNotContain("Largest difference");
    }

    @Test
    void nothingIsLoadedAndNothingOfTheUsersBecomesMarkup() {
        String html = report("accuracy >= 0.9");

        assertThat(html)
                .contains("content=\"default-src 'none'; style-src 'unsafe-inline'\"")
                .contains("&lt;img src=x onerror=&quot;document.title=&#39;run&#39;&quot;&gt;")
                .doesNotContain("<script", "<img", "<link", "http:", "https:", "<1H");
    }

    @Test
    void aRegressionHasNoClasses() {
        ModelDescription model = GivenDescription.regressor("price")
                .target("price")
                .trainer("linear-regression")
                .build();
        Evaluation evaluation = GivenEvaluation.of("price")
                .digests("m", "r")
                .metric("r2", 0.5)
                .metric("rmse", 12.5)
                .trivial("101.5", GivenEvaluation.scores(20, Map.of("r2", -0.125, "rmse", 17.5)))
                .evaluation();

        String html =
                HtmlReport.html(model, evaluation, Grade.judge(List.of(), model, evaluation, "m", "c"), Double.NaN);

        assertThat(html)
                .contains(
                        "<p class=\"quiet\">The primary metric is rmse: 12.5. The trivial baseline always predicts 101.5, and"
                                + " comes to 17.5.</p>")
                .contains("<th scope=\"row\" class=\"primary\">rmse (primary)</th><td class=\"number\">12.5</td>"
                        + "<td class=\"number\">17.5</td><td>less</td>")
                .contains("<th scope=\"row\">r2</th><td class=\"number\">0.5</td><td class=\"number\">-0.125</td>"
                        + "<td>more</td>")
                .doesNotContain("Classes", "Confusion matrix");
    }

    @Test
    void thePrimaryMetricOfAClassAndAMissingBaselineAreSaid() {
        Evaluation evaluation = GivenEvaluation.of("homes")
                .digests("0123", "4567")
                .metric("recall", "INLAND", 0.75)
                .metric("accuracy", 0.5)
                .metric("example_count", 20)
                .evaluation();
        List<Gate> gates = Gates.read("homes", List.of(GateInput.text("recall[INLAND] >= 0.5")), null, false);

        String html = HtmlReport.html(
                model(), evaluation, Grade.judge(gates, model(), evaluation, "0123", "metrics"), Double.NaN);

        assertThat(html)
                .contains("<p class=\"quiet\">The primary metric is recall[INLAND]: 0.75. There is no trivial baseline,"
                        + " because the model is of a version that did not record its training target; one that is trained"
                        + " anew has it.</p>")
                .contains("<th scope=\"row\">accuracy</th><td class=\"number\">0.5</td><td>more</td>")
                .doesNotContain("example_count", "Trivial baseline", "(primary)");
    }

    @Test
    void aBrowserShowsEveryTableAndRunsNothing(@TempDir Path folder) throws IOException, InterruptedException {
        Optional<Path> browser = chromium();
        assumeTrue(browser.isPresent(), "no chromium on the PATH");
        Path file = folder.resolve("report.html");
        HtmlReport.write(
                file, model(), evaluation(), grade("accuracy >= 0.9", "recall[<1H OCEAN] >= 0.5"), 1.25e-7, List.of());

        String dom = dump(browser.get(), file, folder);

        assertThat(dom)
                .contains("<title>Model homes: Not passed: must not be distributed</title>")
                .contains("&lt;1H OCEAN</th>")
                .doesNotContain("<title>run", "<img");
        assertThat(count(dom, "<table")).isEqualTo(count(dom, "</table>")).isEqualTo(6);
        assertThat(count(dom, "scope=\"row\""))
                .isEqualTo(2 + 7 + evaluation().scores().metrics().size() - 1 + 3 + 3 + 3);
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    private static String dump(Path browser, Path page, Path folder) throws IOException, InterruptedException {
        Path out = folder.resolve("dom.html");
        Process process = new ProcessBuilder(
                        browser.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--dump-dom",
                        page.toUri().toString())
                .redirectOutput(out.toFile())
                .redirectError(folder.resolve("log").toFile())
                .start();
        assertThat(process.waitFor())
                .as(Files.readString(folder.resolve("log")))
                .isZero();
        return Files.readString(out, StandardCharsets.UTF_8);
    }

    private static Optional<Path> chromium() {
        return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static String report(String... gates) {
        return HtmlReport.html(model(), evaluation(), grade(gates), 1.25e-7);
    }

    private static Grade grade(String... gates) {
        List<GateInput> inputs = Arrays.stream(gates).map(GateInput::text).toList();
        return Grade.judge(
                Gates.read("homes", inputs, Task.CLASSIFICATION, false), model(), evaluation(), "0123", "metrics");
    }

    private static ModelDescription model() {
        return GivenDescription.classifier("homes", "<1H OCEAN", "INLAND", NASTY)
                .saying("Where a home is, from " + NASTY)
                .target("ocean_proximity")
                .columns(ColumnKind.NUMERIC, "median income")
                .dates("sold", DateForm.OFFSET_DATE_TIME)
                .columns(ColumnKind.TEXT, NASTY)
                .trainer("random-forest")
                .features("median income: missing is the median, 3.5")
                .build();
    }

    private static Evaluation evaluation() {
        Scored scored = ScoredClasses.of(
                model().labels(),
                new int[] {0, 0, 0, 1, 2},
                new int[] {0, 0, 1, 1, 1},
                new float[] {.75f, .125f, .125f, .5f, .25f, .25f, .25f, .5f, .25f, .125f, .75f, .125f, .0f, .5f, .5f},
                rows -> {
                    throw new AssertionError(rows);
                });
        TrivialBaseline trivial = TrivialBaseline.of(
                        Metrics.all(),
                        PredictedColumn.Classes.of("y", List.of("a", "b", "c"), List.of(5L, 12L, 3L)),
                        scored,
                        Scores.of(Metrics.all(), scored))
                .orElseThrow();
        return GivenEvaluation.of("homes")
                .rows(5, "datasets/homes.csv (20 % held back)")
                .scores(Scores.of(Metrics.all(), scored))
                .ownMetric("profit", Direction.MORE, 12.5)
                .trivial(trivial.prediction(), trivial.scores())
                .evaluation();
    }
}
