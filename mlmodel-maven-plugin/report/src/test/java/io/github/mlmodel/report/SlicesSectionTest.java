package io.github.mlmodel.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.GivenEvaluation;
import io.github.mlmodel.grade.Scores;
import io.github.mlmodel.grade.Slice;
import io.github.mlmodel.grade.gate.GateInput;
import io.github.mlmodel.grade.gate.Gates;
import io.github.mlmodel.grade.gate.Grade;
import io.github.mlmodel.grade.weak.WeakSlice;
import io.github.mlmodel.model.GivenDescription;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.report.ResultLines.Graded;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SlicesSectionTest {

    private static final ModelDescription MODEL =
            GivenDescription.classifier("homes", "no", "yes").build();

    @Test
    void eachSliceStandsWithItsMetricsAndTheRowsThatTheyRestOn() {
        String report = report(
                evaluation(), "accuracy >= 0.5", "recall[yes] @ 'sex'='<F>' >= 0.5", "gap(recall[yes], sex) <= 1");

        assertThat(report).contains("<h2>Slices</h2>", "Every row counts once, whatever its weight.");
        assertThat(text(report))
                .contains(
                        "Slice Its rows keep Rows accuracy rests on recall[yes] rests on",
                        "sex=&lt;F&gt; sex = &#39;&lt;F&gt;&#39; 100 0.9 100 0.25 12, too few",
                        "sex=M sex = M 200 0.7 200 0.75 120",
                        "nobody age &gt; 900 0 undefined 0, too few undefined 0, too few");
    }

    @Test
    void boundsHaveAsManyDigitsAsTellThemApart() {
        ShownConditions conditions = new ShownConditions(List.of(
                "speed < 132.33333333333326",
                "speed >= 132.33333333333326 and speed < 1.5",
                "km1.23456789 = '132.33333333333326' and rate < 0.123456789",
                "rate >= 0.123456788 and rate < 7"));

        assertThat(conditions.of("speed >= 132.33333333333326 and speed < 1.5"))
                .isEqualTo("speed >= 132.333 and speed < 1.5");
        assertThat(conditions.of("km1.23456789 = '132.33333333333326' and rate < 0.123456789"))
                .isEqualTo("km1.23456789 = '132.33333333333326' and rate < 0.123456789");
    }

    @Test
    void withoutSlicesThereIsNoSuchSection() {
        assertThat(report(given().evaluation(), "accuracy >= 0.5")).doesNotContain("Slices");
    }

    @Test
    void partsThatNobodyNamedStandInATableOfTheirOwn() {
        String report = report(
                given().weak(new WeakSlice("age < 30 and sex = '<F>'", 120, "accuracy", 0.6504, 0.9, 0.005))
                        .evaluation(),
                "accuracy >= 0.5");

        assertThat(report)
                .contains(
                        "Weakest slices",
                        "age &lt; 30 and sex = ",
                        "&lt;F&gt;",
                        ">120<",
                        ">0.6504<",
                        ">0.9<",
                        ">0.005<");
        assertThat(report(given().evaluation(), "accuracy >= 0.5")).doesNotContain("Weakest slices");
    }

    @Test
    void theLogSaysInALineHowFarTheSlicesOfAColumnLieApart() {
        assertThat(lines(evaluation(), "accuracy >= 0.5"))
                .containsExactly(
                        "homes: accuracy           0.75  on 20 rows",
                        "homes:   accuracy >= 0.5  0.75  passed by 0.25",
                        "homes:   accuracy by sex  0.7   on 'sex=M', to 0.9 on 'sex=<F>', of 2 slices");
        assertThat(lines(evaluation(), "recall[yes] >= 0.5"))
                .element(2)
                .isEqualTo("homes:   recall[yes] by sex  0.75  on 'sex=M' alone, of 2 slices, 1 with too few rows");
        assertThat(lines(evaluation(), "precision[yes] >= 0.5"))
                .element(2)
                .isEqualTo("homes:   precision[yes] by sex  –  on none of 2 slices, 2 with too few rows");
    }

    private static Evaluation evaluation() {
        return given().slice(new Slice("sex=<F>", "sex", "sex = '<F>'", 30, null), scores(88, 12, 0.9, 0.25))
                .slice(new Slice("sex=M", "sex", "sex = M", 30, null), scores(80, 120, 0.7, 0.75))
                .slice(new Slice("nobody", null, "age > 900", 30, null), scores(0, 0, Double.NaN, Double.NaN))
                .evaluation();
    }

    private static Scores scores(long no, long yes, double accuracy, double recall) {
        Map<String, Long> classRows = new LinkedHashMap<>();
        classRows.put("no", no);
        classRows.put("yes", yes);
        return new Scores(
                no + yes, Map.of("accuracy", accuracy), Map.of("recall", Map.of("yes", recall)), classRows, List.of());
    }

    private static GivenEvaluation given() {
        return GivenEvaluation.of("homes")
                .digests("m", "r")
                .metric("accuracy", 0.75)
                .metric("recall", "yes", 0.75);
    }

    private static List<String> lines(Evaluation evaluation, String... gates) {
        return ResultLines.of(List.of(new Graded(MODEL, evaluation, grade(evaluation, gates))));
    }

    private static String report(Evaluation evaluation, String... gates) {
        return HtmlReport.html(MODEL, evaluation, grade(evaluation, gates), Double.NaN);
    }

    private static Grade grade(Evaluation evaluation, String... gates) {
        List<GateInput> inputs = Stream.of(gates).map(GateInput::text).toList();
        return Grade.judge(Gates.read("homes", inputs, null, false), MODEL, evaluation, "m", "metrics");
    }

    private static String text(String report) {
        return report.replaceAll("(?s)<style.*?</style>", "")
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ");
    }
}
