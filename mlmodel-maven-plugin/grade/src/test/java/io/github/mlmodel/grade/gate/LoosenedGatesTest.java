package io.github.mlmodel.grade.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.mlmodel.grade.AskedGate;
import io.github.mlmodel.grade.Comparison;
import io.github.mlmodel.grade.Comparison.Baseline;
import io.github.mlmodel.grade.GivenEvaluation;
import io.github.mlmodel.grade.HeldTo;
import io.github.mlmodel.grade.check.Check;
import io.github.mlmodel.grade.check.GateChanges;
import io.github.mlmodel.grade.check.GateChangesCheck;
import io.github.mlmodel.model.GivenDescription;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.verdict.GateOutcome;
import io.github.mlmodel.model.verdict.RecordedGrade;
import io.github.mlmodel.spi.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoosenedGatesTest {

    private static final ModelDescription MODEL =
            GivenDescription.classifier("churn", "no", "yes").build();
    private static final String OF = " of the baseline org.shop:shop:1.0 ";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "accuracy >= 0.9|accuracy >= 0.9",
                "accuracy >= 0.9|accuracy at least 0.90",
                "accuracy >= 0.9|accuracy >= 0.95",
                "accuracy >= 0.9|accuracy > 0.9",
                "log_loss <= 0.3|log_loss < 0.3",
                "log_loss <= 0.3|log_loss <= 0.2",
                "accuracy >= 0.8; accuracy >= 0.9|accuracy >= 0.9",
                "accuracy >= 0.9|accuracy >= 0.5; accuracy >= 0.9",
                "accuracy >= 0.9 (warn)|accuracy >= 0.9",
                "accuracy >= 0.9 (warn)|accuracy >= 0.9 (warn)",
                "accuracy >= 0.5 and <= 0.9|accuracy >= 0.6; accuracy <= 0.9",
                "accuracy >= 0.6; accuracy <= 0.9|accuracy >= 0.6 and <= 0.9",
                "accuracy regression at most 0.01|accuracy regression less than 0.01",
                "accuracy regression at most 2%|accuracy regression at most 1%",
                "accuracy regression at most 0.01|accuracy improvement at least 0.01",
                "accuracy regression at most 0|accuracy improvement at least 0%",
                "accuracy regression at most 0.01|accuracy improvement at least 1%",
                "accuracy improvement at most 20%|accuracy improvement at most 10%",
                "recall[yes] >= 0.6|recall[yes] >= 0.6; recall[no] >= 0.1",
                "own_metric >= 3|own_metric >= 3",
            })
    void whatAsksForAsMuchIsNoChange(String before, String now) {
        assertThat(checks(gates(before), gates(now), GateChanges.FAIL))
                .containsExactly(new Check(
                        "gateChanges",
                        GateOutcome.PASS,
                        Map.of(),
                        "No gate asks for less than the baseline org.shop:shop:1.0 was held to."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "accuracy >= 0.9|accuracy >= 0.8|weaker|asks for less now: 'accuracy >= 0.8'",
                "accuracy > 0.9|accuracy >= 0.9|weaker|asks for less now: 'accuracy >= 0.9'",
                "accuracy >= 0.9|accuracy >= 0.5; accuracy >= 0.8; accuracy > 0.8|weaker|asks for less now: 'accuracy > 0.8'",
                "accuracy >= 0.9|accuracy >= 0.8; accuracy >= 0.85 (warn)|weaker|asks for less now: 'accuracy >= 0.8'",
                "accuracy >= 0.9 (warn)|accuracy >= 0.8 (warn)|weaker|asks for less now: 'accuracy >= 0.8'",
                "log_loss <= 0.3|log_loss <= 0.4|weaker|asks for less now: 'log_loss <= 0.4'",
                "log_loss < 0.3|log_loss <= 0.3|weaker|asks for less now: 'log_loss <= 0.3'",
                "accuracy >= 0.5 and <= 0.9|accuracy >= 0.4 and <= 0.95|weaker|asks for less now: 'accuracy >= 0.4 and <= 0.95'",
                "accuracy regression at most 0.01|accuracy regression at most 0.02|weaker|asks for less now: 'accuracy regression at"
                        + " most 0.02'",
                "accuracy regression at most 0|accuracy regression at most 2%|weaker|asks for less now: 'accuracy regression at"
                        + " most 2%'",
                "accuracy improvement at least 0.01|accuracy regression at most 0.01|weaker|asks for less now: 'accuracy regression at"
                        + " most 0.01'",
                "accuracy improvement at most 10%|accuracy improvement at most 20%|weaker|asks for less now: 'accuracy improvement at"
                        + " most 20%'",
                "accuracy >= 0.9|accuracy >= 0.9 (warn)|demoted|only warns now: 'accuracy >= 0.9'",
                "accuracy >= 0.9|accuracy >= 0.5; accuracy >= 0.95 (warn)|demoted|only warns now: 'accuracy >= 0.95'",
                "accuracy >= 0.9|accuracy >= 0.8 (warn)|demoted|only warns now: 'accuracy >= 0.8'",
                "accuracy >= 0.9||removed|is gone",
                "accuracy >= 0.5 and <= 0.9|log_loss <= 0.3|removed|is gone",
                "accuracy >= 0.5 and <= 0.9|accuracy >= 0.5|removed|is gone",
                "accuracy >= 0.9|accuracy <= 0.9|removed|is gone",
                "accuracy >= 0.9|accuracy regression at most 0.01|removed|is gone",
                "accuracy regression at most 0.01|accuracy improvement at most 0.2|removed|is gone",
                "own_metric >= 3|accuracy >= 0.9|removed|is gone",
                "recall[yes] >= 0.6|recall[no] >= 0.6|removed|is gone",
                "recall[ja] >= 0.6|recall[yes] >= 0.6|removed|is gone: the model has no class 'ja' any more. Its classes are: no,"
                        + " yes",
            })
    void aGateThatAsksForLessIsNamedWithBothBounds(String before, @Nullable String now, String change, String clause) {
        AskedGate gate = gates(before).get(0);
        List<AskedGate> today = gates(now == null ? "" : now);

        List<Check> warned = checks(List.of(gate), today, GateChanges.WARN);
        List<Check> failed = checks(List.of(gate), today, GateChanges.FAIL);

        String sentence = "Gate '" + gate.text() + "'" + OF + clause + ".";
        assertThat(warned).singleElement().satisfies(check -> {
            assertThat(check.outcome()).isEqualTo(GateOutcome.WARN);
            assertThat(check.name()).isEqualTo("gateChanges: " + gate.text());
            assertThat(check.sentence()).isEqualTo(sentence);
            assertThat(check.facts()).containsEntry("change", change).containsEntry("before", before);
            assertThat(check.facts().containsKey("now")).isEqualTo(clause.contains("now: "));
        });
        assertThat(failed)
                .extracting(Check::outcome, Check::sentence)
                .containsExactly(
                        tuple(GateOutcome.FAIL, sentence + " Put it back, or write <gateChanges>warn</gateChanges>."));
        assertThat(checks(List.of(gate), today, GateChanges.NONE)).isEmpty();
    }

    @Test
    void aNumberAndAPercentageAreNotCompared() {
        List<AskedGate> before = gates("accuracy regression at most 0.01");
        List<AskedGate> now = gates("accuracy regression at most 2%");
        String sentence =
                "Gate 'accuracy regression at most 0.01'" + OF + "is 'accuracy regression at most 2%' now, and whether"
                        + " that asks for less cannot be told: one is a number, the other a percentage of the baseline's value.";

        assertThat(checks(before, now, GateChanges.WARN))
                .containsExactly(new Check(
                        "gateChanges: accuracy regression at most 0.01",
                        GateOutcome.WARN,
                        Map.of(
                                "change",
                                "other-unit",
                                "before",
                                "accuracy regression at most 0.01",
                                "now",
                                "accuracy regression at most 2%"),
                        sentence));
        assertThat(checks(before, now, GateChanges.FAIL))
                .extracting(Check::outcome)
                .containsExactly(GateOutcome.ERROR);
    }

    @Test
    void severalWaysOfOneGateHaveNamesOfTheirOwn() {
        assertThat(checks(gates("accuracy >= 0.5 and <= 0.9"), gates("accuracy >= 0.4"), GateChanges.WARN))
                .extracting(Check::name, Check::sentence)
                .containsExactly(
                        tuple(
                                "gateChanges: accuracy >= 0.5 and <= 0.9",
                                "Gate 'accuracy >= 0.5 and <= 0.9'" + OF + "asks for less now: 'accuracy >= 0.4'."),
                        tuple(
                                "gateChanges: accuracy >= 0.5 and <= 0.9 (2)",
                                "Gate 'accuracy >= 0.5 and <= 0.9'" + OF + "is gone."));
    }

    @Test
    void aSliceIsASubjectOfItsOwn() {
        AskedGate all = gates("accuracy >= 0.9").get(0);
        AskedGate north =
                new AskedGate("accuracy @ region=north", null, "accuracy @ region=north >= 0.9", false, all.bounds());

        assertThat(checks(List.of(all, north), List.of(all), GateChanges.WARN))
                .extracting(Check::sentence)
                .containsExactly("Gate 'accuracy @ region=north >= 0.9'" + OF + "is gone.");
    }

    @Test
    void aGateThatThisVersionCannotReadIsLookedForAsItWasWritten() {
        AskedGate strange = AskedGate.unknown("fairness of all >= 0.9");

        assertThat(checks(List.of(strange), gates("accuracy >= 0.9"), GateChanges.WARN))
                .extracting(Check::sentence)
                .containsExactly("Gate 'fairness of all >= 0.9'" + OF
                        + "is gone, or another now: this version cannot read what it"
                        + " asks, and no gate is written so today.");
        assertThat(checks(List.of(strange), gates("accuracy >= 0.9"), GateChanges.FAIL))
                .extracting(Check::outcome)
                .containsExactly(GateOutcome.ERROR);
        assertThat(checks(List.of(strange), List.of(strange), GateChanges.WARN))
                .extracting(Check::outcome)
                .containsExactly(GateOutcome.PASS);
    }

    @Test
    void aBaselineThatDoesNotSayWhatItWasHeldToIsNoPass() {
        for (Map.Entry<GateChanges, GateOutcome> expected : Map.of(
                        GateChanges.WARN, GateOutcome.WARN, GateChanges.FAIL, GateOutcome.ERROR)
                .entrySet()) {
            assertThat(checks(null, gates("accuracy >= 0.9"), expected.getKey()))
                    .containsExactly(new Check(
                            "gateChanges",
                            expected.getValue(),
                            Map.of(),
                            "Whether gates were loosened since the baseline org.shop:shop:1.0 cannot be told: its bundle does"
                                    + " not say what it was held to."));
        }
    }

    @Test
    void withoutAReleaseNothingWasLoosenedAndWithARepositoryThatIsDownNobodyKnows() {
        Comparison none = new Comparison.Absent("there is no released version of org.shop:shop below 1.0", false);
        Comparison down = new Comparison.Absent("repository 'a' is down", true);

        assertThat(changes(grade(none, GateChanges.FAIL)))
                .containsExactly(new Check(
                        "gateChanges",
                        GateOutcome.SKIPPED,
                        Map.of(),
                        "Whether gates were loosened was not looked at: there is no released version of org.shop:shop below"
                                + " 1.0."));
        assertThat(grade(none, GateChanges.FAIL).passing()).isTrue();
        assertThat(changes(grade(down, GateChanges.WARN)))
                .extracting(Check::outcome)
                .containsExactly(GateOutcome.WARN);
        assertThat(grade(down, GateChanges.FAIL).passing()).isFalse();
        assertThat(changes(grade(null, GateChanges.FAIL))).isEmpty();
    }

    @Test
    void aLoosenedGateFailsAGradeThatSaysSoWhereverItIsRead() {
        Grade grade = grade(compared(gates("accuracy >= 0.95; roc_auc >= 0.9")), GateChanges.FAIL);

        assertThat(grade.passing()).isFalse();
        assertThat(grade.objections())
                .containsExactly(
                        "Gate 'accuracy >= 0.95'" + OF
                                + "asks for less now: 'accuracy >= 0.8'. Put it back, or write <gateChanges>warn</gateChanges>.",
                        "Gate 'roc_auc >= 0.9'" + OF
                                + "is gone. Put it back, or write <gateChanges>warn</gateChanges>.");
        assertThat(Json.read(Json.write(grade), Grade.class)).isEqualTo(grade);
        byte[] json = Json.write(grade).getBytes(StandardCharsets.UTF_8);
        assertThat(RecordedGrade.read(json).orElseThrow().checks())
                .startsWith(GateOutcome.FAIL, GateOutcome.FAIL)
                .hasSize(grade.checks().size());
        assertThat(RecordedGrade.read(json).orElseThrow().of("model")).hasToString("NONE");
        Grade warned = grade(compared(gates("accuracy >= 0.95")), GateChanges.WARN);
        assertThat(warned.passing()).isTrue();
        assertThat(warned.digest())
                .isNotEqualTo(grade(compared(gates("accuracy >= 0.95")), GateChanges.NONE)
                        .digest());
    }

    private static List<Check> changes(Grade grade) {
        return grade.checks().stream()
                .filter(check -> check.name().startsWith("gateChanges"))
                .toList();
    }

    private static List<AskedGate> gates(String texts) {
        return Arrays.stream(texts.split(";", -1))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(LoosenedGatesTest::gate)
                .toList();
    }

    private static AskedGate gate(String written) {
        boolean warns = written.endsWith(" (warn)");
        String text = warns ? written.substring(0, written.length() - " (warn)".length()) : written;
        String[] both = text.split(" and <= ", -1);
        GateInput input = both.length == 2
                ? GateInput.elements(
                        "accuracy", null, both[0].substring("accuracy >= ".length()), both[1], warns ? "warn" : null)
                : new GateInput(text, null, null, null, null, null, null, null, null, warns ? "warn" : null);
        return Gates.read("churn", List.of(input), null, true).get(0).asked();
    }

    private static List<Check> checks(@Nullable List<AskedGate> before, List<AskedGate> now, GateChanges choice) {
        return new GateChangesCheck(HeldTo.Known.of(now), MODEL.labels(), choice).of(compared(before));
    }

    private static Comparison compared(@Nullable List<AskedGate> before) {
        HeldTo heldTo = before == null ? new HeldTo.Unsaid() : HeldTo.Known.of(before);
        return new Comparison.Impossible(new Baseline("org.shop:shop:1.0", "abcd", heldTo), "it predicts 'age'");
    }

    private static Grade grade(@Nullable Comparison comparison, GateChanges choice) {
        GivenEvaluation given =
                GivenEvaluation.of("churn").digests("model", "rows").metric("accuracy", 0.9);
        return Grade.judge(
                List.of(Gate.atLeast("accuracy", 0.8)),
                MODEL,
                (comparison == null ? given : given.comparison(comparison)).evaluation(),
                "model",
                "metrics",
                BesideGates.of(new Terms(null, choice)));
    }
}
