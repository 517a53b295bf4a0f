package io.github.mlmodel.grade.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.mlmodel.grade.gate.BoundedChange.Way;
import io.github.mlmodel.grade.gate.Criterion.Measured;
import io.github.mlmodel.grade.metric.Direction;
import io.github.mlmodel.grade.metric.MetricTraits;
import io.github.mlmodel.grade.metric.Metrics;
import io.github.mlmodel.grade.metric.OwnMetric;
import io.github.mlmodel.model.MlModelException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundedChangeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "accuracy regression <= 0.01; accuracy; ; regression <= 0.01",
                "accuracy regression at most 1%; accuracy; ; regression <= 1.0%",
                "accuracy  regression  less  than 1 %; accuracy; ; regression < 1.0%",
                "rmse improvement at least 0.5; rmse; ; improvement >= 0.5",
                "rmse improvement more than 5e-1%; rmse; ; improvement > 0.5%",
                "rmse improvement<=20%; rmse; ; improvement <= 20.0%",
                "recall[yes] regression at most 2%; recall; yes; regression <= 2.0%",
                "recall[at most 3] improvement >= 0; recall; at most 3; improvement >= 0.0",
                "recall[a regression] regression <= 0; recall; a regression; regression <= 0.0"
            })
    void textIsReadAsWritten(String text, String metric, @Nullable String label, String criterion) {
        Gate gate = Gates.read("m", List.of(GateInput.text(text)), null, false).get(0);

        assertThat(gate.subject()).isEqualTo(new Subject(metric, label, null));
        assertThat(gate.criterion().text()).isEqualTo(criterion);
        assertThat(gate.text()).isEqualTo(text);
        assertThat(Gates.ofChange(List.of(gate))).contains(gate);
    }

    @Test
    void elementsAreAGateForEachBoundOfAValueAndOfItsChange() {
        GateInput input = new GateInput(null, "accuracy", null, null, "0.8", "0.99", "0.01", " 1% ", "20%", "warn");

        assertThat(Gates.read("m", List.of(input), null, false))
                .extracting(gate -> gate.text() + " " + gate.severity())
                .containsExactly(
                        "accuracy >= 0.8 and <= 0.99 WARN",
                        "accuracy regression <= 0.01 WARN",
                        "accuracy improvement >= 1% WARN",
                        "accuracy improvement <= 20% WARN");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "accuracy regression >= 0.01|asks for a model that is worse; write 'regression at most' or 'improvement at"
                        + " least'.",
                "example_count regression <= 3|asks how much worse or better example_count is, and neither more nor less of"
                        + " it is better; bound its value.",
                "accuracy regression <= 5|has a bound of 5, and accuracy lies in the range from 0 to 1; a change in percent"
                        + " is written 5%.",
                "accuracy regression <= one|has 'one' where a number such as 0.01, or a percentage such as 2%, belongs.",
                "accuracy regression <= %|has '%' where a number such as 0.01, or a percentage such as 2%, belongs.",
                "accuracy regression <= 1e999|has '1e999' where a number such as 0.01, or a percentage such as 2%, belongs.",
                "accuracy >= 80 %|has '80 %' where a number such as 0.9 belongs."
            })
    void whatIsWrongIsSaid(String text, String problem) {
        assertThatThrownBy(() -> Gates.read("m", List.of(GateInput.text(text)), null, false))
                .isInstanceOf(MlModelException.class)
                .hasMessage(
                        "Model 'm' has 1 gate that cannot be judged. Correct <gates>: Gate '" + text + "' " + problem);
    }

    @Test
    void elementsThatContradictEachOtherAreRefused() {
        GateInput input = new GateInput(null, "accuracy", null, null, null, null, null, "3%", "2%", null);

        assertThatThrownBy(() -> Gates.read("m", List.of(input), null, false))
                .hasMessage("Model 'm' has 1 gate that cannot be judged. Correct <gates>: Gate number 1 has a"
                        + " <minImprovement> of 3% above its <maxImprovement> of 2%.");
    }

    @ParameterizedTest
    @CsvSource({
        // More is better: of 0.85, 0.84 is 0.01 worse, though not in binary fractions.
        "accuracy, regression <= 0.01, 0.85, 0.84, true",
        "accuracy, regression < 0.01, 0.85, 0.84, false",
        "accuracy, regression <= 0.01, 0.85, 0.8399, false",
        "accuracy, regression <= 0.01, 0.85, 0.99, true",
        "accuracy, regression <= 0, 0.85, 0.85, true",
        "accuracy, regression < 0, 0.85, 0.85, false",
        "accuracy, improvement >= 0.01, 0.84, 0.85, true",
        "accuracy, improvement > 0.01, 0.84, 0.85, false",
        "accuracy, improvement >= 0.01, 0.85, 0.84, false",
        "accuracy, improvement <= 0.1, 0.8, 0.95, false",
        "accuracy, improvement <= 0.1, 0.8, 0.5, true",
        // A metric with a sign.
        "matthews_correlation, regression <= 0.1, -0.2, -0.3, true",
        "matthews_correlation, regression <= 0.1, 0.05, -0.06, false",
        "matthews_correlation, regression <= 50%, -0.2, -0.3, true",
        "matthews_correlation, regression <= 49%, -0.2, -0.3, false",
        "matthews_correlation, improvement >= 200%, -0.2, 0.2, true",
        "r2, regression <= 10%, -5, -5.5, true",
        // Less is better.
        "rmse, regression <= 2%, 100, 102, true",
        "rmse, regression <= 2%, 100, 102.1, false",
        "rmse, regression <= 2%, 100, 50, true",
        "rmse, improvement >= 5%, 3, 2.85, true",
        "rmse, improvement >= 5%, 3, 2.86, false",
        "rmse, improvement >= 0.1, 3, 3.2, false",
        // Tiny and huge baselines.
        "rmse, regression <= 2%, 1e-300, 1.01e-300, true",
        "rmse, regression <= 2%, 1e-300, 1, false",
        "rmse, improvement >= 2%, 1e-300, 1, false",
        "rmse, regression <= 2%, 5e-324, 1e308, false",
        "rmse, improvement <= 2%, 5e-324, 1e308, true",
        "rmse, regression <= 0.5, 0, 0.5, true",
        "profit, regression <= 1, 1e308, -1e308, false",
        "profit, improvement >= 1, -1e308, 1e308, true",
        "profit, regression <= 10%, -100, -110, true"
    })
    void aChangeIsJudgedByTheMetricsOwnDirection(
            String metric, String criterion, double before, double now, boolean kept) {
        Criterion change = change(metric + " " + criterion);

        assertThat(change.isKeptBy(measured(metric, before, now))).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "accuracy; regression <= 0.01; 0.85; 0.84; was 0.84, and the baseline's 0.85: 0.01 worse",
                "accuracy; regression <= 0.01; 0.85; 0.839; was 0.839, and the baseline's 0.85: 0.011 worse",
                "accuracy; regression <= 0.01; 0.85; 0.85; was 0.85, and the baseline's 0.85: no difference",
                "accuracy; improvement >= 0.02; 0.85; 0.86; was 0.86, and the baseline's 0.85: 0.01 better",
                "rmse; regression <= 2%; 100; 103; was 103, and the baseline's 100: 3% worse",
                "rmse; improvement >= 5%; 100; 103; was 103, and the baseline's 100: 3% worse",
                "accuracy; regression <= 0.01; 0.85; 0.83999999; was 0.84, and the baseline's 0.85: 0.01000001 worse",
                "accuracy; regression <= 0.01; 0.85; 0.84999999; was 0.84999999, and the baseline's 0.85: 0.00000001 worse"
            })
    void theFindingHasBothValuesAndTheirDifference(
            String metric, String criterion, double before, double now, String finding) {
        assertThat(change(metric + " " + criterion).finding(measured(metric, before, now)))
                .isEqualTo(finding);
    }

    @ParameterizedTest
    @CsvSource({
        "accuracy, regression <= 0.01, 0.85, 0.84",
        "accuracy, improvement >= 0.01, 0.85, 0.86",
        "rmse, regression <= 2%, 100, 102",
        "rmse, improvement <= 2%, 100, 98",
        "matthews_correlation, regression <= 50%, -0.2, -0.3"
    })
    void theBoundIsAValueOfTheMetric(String metric, String criterion, double before, double bound) {
        assertThat(change(metric + " " + criterion).bound(measured(metric, before, 0.5)))
                .isCloseTo(bound, within(1e-12));
    }

    @Test
    void aChangeAsksForNoSideOfTheMetricAndNeedsABaseline() {
        Criterion change = new BoundedChange(Way.REGRESSION, true, 0.01, true, false);

        assertThat(change.asksFor()).isEqualTo(Direction.NEITHER);
        assertThat(change.needsBaseline()).isTrue();
        assertThatThrownBy(() -> new BoundedChange(Way.REGRESSION, true, Double.NaN, true, false))
                .hasMessage("a threshold of NaN");
    }

    private static Criterion change(String gate) {
        return Gates.read("m", List.of(GateInput.text(gate)), null, true).get(0).criterion();
    }

    private static Measured measured(String metric, double before, double now) {
        MetricTraits traits = Metrics.find(metric)
                .map(MetricTraits.class::cast)
                .orElseGet(() -> new OwnMetric(metric, Direction.MORE));
        return new Measured(traits, now, before);
    }
}
