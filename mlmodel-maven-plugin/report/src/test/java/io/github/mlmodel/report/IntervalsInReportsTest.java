package io.github.mlmodel.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.grade.Comparison;
import io.github.mlmodel.grade.Comparison.Baseline;
import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.GivenEvaluation;
import io.github.mlmodel.grade.Intervals;
import io.github.mlmodel.grade.Pairing;
import io.github.mlmodel.grade.Scores;
import io.github.mlmodel.grade.gate.GateInput;
import io.github.mlmodel.grade.gate.Gates;
import io.github.mlmodel.grade.gate.Grade;
import io.github.mlmodel.grade.interval.Interval;
import io.github.mlmodel.model.GivenDescription;
import io.github.mlmodel.model.ModelDescription;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class IntervalsInReportsTest {

    private static final ModelDescription MODEL =
            GivenDescription.classifier("homes", "no", "yes").build();

    @Test
    void theConsoleHasTheIntervalOfTheModelsValue() {
        assertThat(ResultLines.of(List.of(new ResultLines.Graded(MODEL, evaluation(), grade()))))
                .first()
                .isEqualTo("homes: accuracy           0.9  on 400 rows, 95 % interval 0.86 to 0.93");
    }

    @Test
    void thePageHasAnIntervalBesideEachMetricAndSaysWhichCannotBeTrusted() {
        assertThat(page())
                .contains(
                        "Metric Value 95 % interval Better accuracy (primary) 0.9 0.86 to 0.93 more f1_macro 0.7 0.6 to 0.8 ?"
                                + " more log_loss 0.3 – less",
                        "Intervals with a question mark cannot be trusted. f1_macro: it rests on 12 rows of the rarest"
                                + " class, fewer than 50.");
    }

    @Test
    void thePageHasTheIntervalOfEachDifference() {
        assertThat(page())
                .contains(
                        "Metric This model Baseline Difference 95 % interval Change accuracy 0.9 0.9 0 -0.02408"
                                + " to 0.02408 none",
                        "McNemar&#39;s test: were both models right equally often, they would disagree at least as unevenly"
                                + " with a probability of 0.75. It decides nothing.");
    }

    @Test
    void theTestReportHasTheIntervalOfWhatPassed() {
        assertThat(SurefireXml.xml(grade()))
                .contains(
                        "<system-out>Gate &#39;accuracy &gt;= 0.8&#39; passed: accuracy was 0.9 on 400 rows of the rows. The 95 %"
                                + " interval is 0.86 to 0.93.</system-out>");
    }

    private static String page() {
        return HtmlReport.html(MODEL, evaluation(), grade(), 0)
                .replaceAll("(?s)<style.*?</style>", "")
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ");
    }

    private static Grade grade() {
        return Grade.judge(
                Gates.read("homes", List.of(GateInput.text("accuracy >= 0.8")), null, false),
                MODEL,
                evaluation(),
                "0123",
                "metrics");
    }

    private static Evaluation evaluation() {
        Interval ofAccuracy = new Interval(0.86, 0.93, null);
        Interval ofF1 = new Interval(0.6, 0.8, "it rests on 12 rows of the rarest class, fewer than 50");
        Scores scores = new Scores(
                400,
                new TreeMap<>(Map.of("accuracy", 0.9, "f1_macro", 0.7, "log_loss", 0.3)),
                Map.of(),
                Map.of(),
                List.of(),
                new Intervals(0.95, new TreeMap<>(Map.of("accuracy", ofAccuracy, "f1_macro", ofF1)), Map.of()));
        return GivenEvaluation.of("homes")
                .digests("0123", "4567")
                .rows(400, "the rows")
                .scores(scores)
                .comparison(new Comparison.Made(
                        new Baseline("old.zip", "abcd"),
                        false,
                        "4567",
                        scores,
                        scores,
                        new Pairing(Map.of("accuracy", 0.8), Map.of(), 0.75, List.of("accuracy")),
                        List.of()))
                .evaluation();
    }
}
