package io.github.mlmodel.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.grade.Comparison;
import io.github.mlmodel.grade.Comparison.Baseline;
import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.GivenEvaluation;
import io.github.mlmodel.grade.HeldTo;
import io.github.mlmodel.grade.Wear;
import io.github.mlmodel.grade.check.GateChanges;
import io.github.mlmodel.grade.gate.AcceptedBreak;
import io.github.mlmodel.grade.gate.BesideGates;
import io.github.mlmodel.grade.gate.Gate;
import io.github.mlmodel.grade.gate.GateInput;
import io.github.mlmodel.grade.gate.Gates;
import io.github.mlmodel.grade.gate.Grade;
import io.github.mlmodel.grade.gate.Terms;
import io.github.mlmodel.model.GivenDescription;
import io.github.mlmodel.model.ModelDescription;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComparisonSectionTest {

    private static final Baseline OLD = new Baseline("com.acme:<homes>:1.0", "abcd");
    private static final ModelDescription MODEL =
            GivenDescription.classifier("homes", "no", "yes").build();

    @Test
    void bothModelsMetricsStandSideBySide() {
        String report = report(made(false), null);

        assertThat(report)
                .contains(
                        "Against com.acme:&lt;homes&gt;:1.0",
                        "On 12 rows that neither model was trained on",
                        "SHA-256 of the baseline&#39;s bundle: abcd");
        assertThat(text(report))
                .contains(
                        "accuracy 0.9 0.95 -0.05 worse",
                        "log_loss 0.3 0.4 -0.1 better",
                        "f1_macro 0.5 0.5 0 none",
                        "roc_auc 0.5 undefined undefined –")
                .doesNotContain("example_count 12");
    }

    @Test
    void theSameModelIsSaidToBeThat() {
        assertThat(report(made(true), null)).contains("The baseline is this very model, byte by byte.");
    }

    @Test
    void rowsThatHaveJudgedReleasedModelsAreSaidToHave() {
        String rows = GivenEvaluation.of("homes").evaluation().basis().rowsDigest();
        Baseline third = new Baseline("com.acme:homes:1.2", "abcd", new HeldTo.Unsaid(), new Wear(rows, 3));
        Baseline other = new Baseline("com.acme:homes:1.2", "abcd", new HeldTo.Unsaid(), new Wear("others", 3));

        assertThat(report(new Comparison.Impossible(third, "no"), null))
                .contains(
                        "The very rows that judge this model have judged 3 released models in a row before it. Each choice"
                                + " that is made by them makes them tell less: rows of a later time tell more.");
        assertThat(report(new Comparison.Impossible(other, "no"), null)).doesNotContain("in a row before it");
    }

    @Test
    void gatesThatAskForLessThanTheBaselinesAreNamed() {
        Baseline strict = new Baseline(
                "com.acme:homes:1.0",
                "abcd",
                HeldTo.Known.of(List.of(Gate.atLeast("accuracy", 0.95).asked())));

        assertThat(text(report(new Comparison.Impossible(strict, "no"), null)))
                .contains(
                        "Checks What the build looks at beside the gates: none of it is the pass that a grade needs Check"
                                + " Outcome What was found gateChanges: accuracy &gt;= 0.95 ! warning Gate &#39;accuracy &gt;="
                                + " 0.95&#39; of the baseline com.acme:homes:1.0 is gone.");
        assertThat(text(report(made(false), null)))
                .contains(
                        "gateChanges ✓ passed No gate asks for less than the baseline com.acme:&lt;homes&gt;:1.0 was held"
                                + " to.");
    }

    @Test
    void whatCannotBeComparedAndWhoAcceptsItIsSaid() {
        Comparison impossible = new Comparison.Impossible(OLD, "it predicts &");

        assertThat(report(impossible, null)).contains("The two cannot be compared: it predicts &amp;.");
        assertThat(report(impossible, new AcceptedBreak("another <target>", "2027-01-31", false)))
                .contains("That they cannot be compared is accepted until 2027-01-31: another &lt;target&gt;");
        assertThat(report(impossible, new AcceptedBreak("another", "2027-01-31", true)))
                .contains("That they cannot be compared was accepted until 2027-01-31: another");
    }

    @Test
    void whyThereIsNothingToCompareWithIsSaid() {
        assertThat(text(report(new Comparison.Absent("there is no released version of a:b below 1.0", false), null)))
                .contains(
                        "Against an earlier model There is nothing to compare with: there is no released version of a:b"
                                + " below 1.0.");
    }

    @Test
    void withoutABaselineThereIsNoSuchSection() {
        assertThat(report(null, null)).doesNotContain("Against ");
    }

    private static String text(String report) {
        return report.replaceAll("(?s)<style.*?</style>", "")
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ");
    }

    private static Comparison made(boolean identical) {
        return new Comparison.Made(
                OLD,
                identical,
                "rows",
                GivenEvaluation.scores(
                        12,
                        Map.of(
                                "accuracy",
                                0.9,
                                "log_loss",
                                0.3,
                                "f1_macro",
                                0.5,
                                "roc_auc",
                                0.5,
                                "example_count",
                                12.0)),
                GivenEvaluation.scores(
                        12, Map.of("accuracy", 0.95, "log_loss", 0.4, "f1_macro", 0.5, "example_count", 12.0)));
    }

    private static String report(@Nullable Comparison comparison, @Nullable AcceptedBreak accepted) {
        GivenEvaluation given = GivenEvaluation.of("homes").metric("accuracy", 0.9);
        Evaluation evaluation = (comparison == null ? given : given.comparison(comparison)).evaluation();
        Grade grade = Grade.judge(
                Gates.read("homes", List.of(GateInput.text("accuracy regression <= 0.1")), null, false),
                MODEL,
                evaluation,
                "0123",
                "metrics",
                BesideGates.of(new Terms(accepted, GateChanges.WARN)));
        return HtmlReport.html(MODEL, evaluation, grade, 0);
    }
}
