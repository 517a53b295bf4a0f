package io.github.mlmodel.grade.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.mlmodel.grade.AskedBound;
import io.github.mlmodel.grade.AskedConfidence;
import io.github.mlmodel.grade.AskedGate;
import io.github.mlmodel.grade.Comparison;
import io.github.mlmodel.grade.Comparison.Baseline;
import io.github.mlmodel.grade.HeldTo;
import io.github.mlmodel.grade.OwnMetricsCode;
import io.github.mlmodel.grade.RuleDemand;
import io.github.mlmodel.grade.Slice;
import io.github.mlmodel.grade.Slice.OnTooFew;
import io.github.mlmodel.model.verdict.GateOutcome;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateChangesCheckTest {

    private static final String OF = " of the baseline org.shop:shop:1.0 ";
    private static final String LESS = " now, which asks for less.";
    private static final String NOBODY_KNOWS = " now, and whether that asks for less cannot be told.";
    private static final String WAY_OUT = " Put it back, or write <gateChanges>warn</gateChanges>.";
    private static final List<AskedBound> BOUNDS = List.of(AskedBound.least(0.9, true));
    private static final AskedGate NORTH =
            new AskedGate("accuracy @ north", null, "north", "accuracy @ north >= 0.9", false, BOUNDS);
    private static final AskedGate REGIONS =
            new AskedGate("gap(accuracy, age)", null, "age", "gap(accuracy, age) <= 0.1", false, BOUNDS);
    private static final AskedGate COST = new AskedGate("cost", null, "cost <= 5", false, BOUNDS);

    @Test
    void theSameTermsAreNoChange() {
        HeldTo.Known all = new HeldTo.Known(
                List.of(NORTH, REGIONS, COST),
                List.of(slice("region = 'n'", 30, null), part("age<30", 30, null)),
                new AskedConfidence(0.95, GateOutcome.FAIL),
                code("aa"),
                List.of(rule(0, 120, false, "")));

        assertThat(sentences(all, all, GateChanges.FAIL))
                .containsExactly("No gate asks for less than the baseline org.shop:shop:1.0 was held to.");
    }

    @Test
    void aSliceThatIsAnotherUnderItsNameIsNamedWithBothConditions() {
        HeldTo before = slices(NORTH, slice("region = 'n'", 30, null));
        HeldTo.Known now = slices(NORTH, slice("region = 'n' or region = 's'", 30, null));

        assertThat(checks(before, now, GateChanges.WARN))
                .containsExactly(new Check(
                        "gateChanges: slice north",
                        GateOutcome.WARN,
                        Map.of("change", "other", "before", "'region = 'n''", "now", "'region = 'n' or region = 's''"),
                        "Slice 'north'" + OF + "was 'region = 'n'' and is 'region = 'n' or region = 's''"
                                + NOBODY_KNOWS));
        assertThat(checks(before, now, GateChanges.FAIL))
                .extracting(Check::outcome)
                .containsExactly(GateOutcome.ERROR);
    }

    @Test
    void aSliceThatNoGateAsksForMayChange() {
        assertThat(sentences(
                        slices(COST, slice("region = 'n'", 30, null)),
                        slices(COST, slice("region = 's'", 3, OnTooFew.SKIP)),
                        GateChanges.FAIL))
                .containsExactly("No gate asks for less than the baseline org.shop:shop:1.0 was held to.");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "30, -, 10, -, <minExamples> of slice 'north'|was 30 and is 10",
                "30, FAIL, 29, -, <minExamples> of slice 'north'|was 30 and is 29",
                "30, SKIP, 40, SKIP, <minExamples> of slice 'north'|was 30 and is 40",
                "30, -, 30, SKIP, <onTooFew> of slice 'north'|was fail and is skip",
            })
    void fewerRowsThatAreEnoughAreLess(
            long before, @Nullable OnTooFew then, long now, @Nullable OnTooFew today, String expected) {
        assertThat(sentences(
                        slices(NORTH, slice("x = 1", before, then)),
                        slices(NORTH, slice("x = 1", now, today)),
                        GateChanges.WARN))
                .containsExactly(expected.replace("|", OF) + LESS);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"30, -, 40, -", "30, SKIP, 30, FAIL", "30, SKIP, 10, SKIP", "30, -, 30, FAIL"})
    void moreRowsThatAreAskedForAreNotLess(long before, @Nullable OnTooFew then, long now, @Nullable OnTooFew today) {
        assertThat(sentences(
                        slices(NORTH, slice("x = 1", before, then)),
                        slices(NORTH, slice("x = 1", now, today)),
                        GateChanges.FAIL))
                .containsExactly("No gate asks for less than the baseline org.shop:shop:1.0 was held to.");
    }

    @Test
    void aColumnThatDividesRowsOtherwiseIsNamedWithBothDivisions() {
        HeldTo before = slices(REGIONS, part("age<30", 30, OnTooFew.FAIL), part("age>=30", 30, OnTooFew.FAIL));
        HeldTo.Known now = slices(REGIONS, part("age=17", 30, null), part("age is missing", 30, null));

        assertThat(sentences(before, now, GateChanges.WARN))
                .containsExactly(
                        "The division by column 'age'" + OF + "was 'age<30', 'age>=30' and is a slice a value"
                                + NOBODY_KNOWS,
                        "<onTooFew> of the slices by column 'age'" + OF + "was fail and is skip" + LESS);
    }

    @Test
    void valuesOfAColumnComeAndGoWithTheData() {
        assertThat(sentences(
                        slices(REGIONS, part("age=17", 30, null)),
                        slices(REGIONS, part("age=18", 30, null), part("age is missing", 30, null)),
                        GateChanges.FAIL))
                .containsExactly("No gate asks for less than the baseline org.shop:shop:1.0 was held to.");
    }

    @Test
    void lessConfidenceIsLess() {
        HeldTo before = confident(new AskedConfidence(0.95, GateOutcome.FAIL));

        assertThat(sentences(before, confident(null), GateChanges.FAIL))
                .containsExactly("<confidence>" + OF + "was 0.95 and is gone." + WAY_OUT);
        assertThat(sentences(before, confident(new AskedConfidence(0.9, GateOutcome.WARN)), GateChanges.FAIL))
                .containsExactly(
                        "<confidence>" + OF + "was 0.95 and is 0.9" + LESS + WAY_OUT,
                        "<onInconclusive>" + OF + "was fail and is warn" + LESS + WAY_OUT);
        assertThat(sentences(
                        confident(new AskedConfidence(0.9, GateOutcome.WARN)),
                        confident(new AskedConfidence(0.95, GateOutcome.PASS)),
                        GateChanges.WARN))
                .containsExactly("<onInconclusive>" + OF + "was warn and is pass" + LESS);
        assertThat(sentences(confident(null), confident(new AskedConfidence(0.5, GateOutcome.PASS)), GateChanges.WARN))
                .containsExactly("No gate asks for less than the baseline org.shop:shop:1.0 was held to.");
    }

    @Test
    void otherCodeOfAMetricThatAGateIsOnIsSaidAndNeverFails() {
        HeldTo before = own(code("aaaaaaaaaaaaaaaa"), COST);
        HeldTo.Known now = own(code("bbbbbbbbbbbbbbbb"), COST);

        assertThat(checks(before, now, GateChanges.FAIL))
                .containsExactly(new Check(
                        "gateChanges: own metrics",
                        GateOutcome.WARN,
                        Map.of("change", "other-code", "before", "SHA-256 aaaaaaaaaaaa", "now", "SHA-256 bbbbbbbbbbbb"),
                        "The code of metric cost" + OF
                                + "was SHA-256 aaaaaaaaaaaa and is SHA-256 bbbbbbbbbbbb now: what"
                                + " the one and the other make of the same rows is not compared."));
        assertThat(sentences(own(code("aa"), NORTH), own(code("bb"), NORTH), GateChanges.FAIL))
                .containsExactly("No gate asks for less than the baseline org.shop:shop:1.0 was held to.");
    }

    @Test
    void rulesThatAskForLessOfDataAreNamed() {
        List<RuleDemand> before = List.of(rule(0, 120, false, ""), domain("3 values"));
        HeldTo known = rules(before);

        assertThat(sentences(known, rules(List.of(rule(0, 150, false, ""), domain("4 values"))), GateChanges.WARN))
                .containsExactly(
                        "Rule 'age range: 0.0 to 120.0'" + OF + "asks for less now: 'age range: 0.0 to 150.0'.",
                        "Rule 'plan domain: 3 values'" + OF + "is 'plan domain: 4 values'" + NOBODY_KNOWS);
        assertThat(checks(known, rules(List.of(rule(0, 120, true, ""))), GateChanges.FAIL))
                .extracting(Check::outcome, Check::sentence)
                .containsExactly(
                        tuple(
                                GateOutcome.FAIL,
                                "Rule 'age range: 0.0 to 120.0'" + OF + "only warns now: 'age range: 0.0 to 120.0'."
                                        + WAY_OUT),
                        tuple(GateOutcome.FAIL, "Rule 'plan domain: 3 values'" + OF + "is gone." + WAY_OUT));
        assertThat(sentences(known, rules(List.of()), GateChanges.WARN))
                .containsExactly("The schema" + OF + "was of 2 rules and is gone.");
        assertThat(sentences(rules(List.of()), rules(before), GateChanges.FAIL))
                .containsExactly("No gate asks for less than the baseline org.shop:shop:1.0 was held to.");
    }

    @ParameterizedTest
    @CsvSource({"WARN", "FAIL"})
    void whatIsNotBelievedIsAnErrorWhateverIsChosen(GateChanges choice) {
        assertThat(checks(new HeldTo.Unfit("its grade.json is of another model"), rules(List.of()), choice))
                .containsExactly(new Check(
                        "gateChanges",
                        GateOutcome.ERROR,
                        Map.of(),
                        "Whether gates were loosened since the baseline org.shop:shop:1.0 cannot be told: its grade.json is"
                                + " of another model."));
    }

    private static Slice slice(String when, long minExamples, @Nullable OnTooFew onTooFew) {
        return new Slice("north", null, when, minExamples, onTooFew);
    }

    private static Slice part(String name, long minExamples, @Nullable OnTooFew onTooFew) {
        return new Slice(name, "age", name, minExamples, onTooFew);
    }

    private static OwnMetricsCode code(String digest) {
        return new OwnMetricsCode(List.of("cost"), digest);
    }

    private static RuleDemand rule(double least, double most, boolean warns, String fixed) {
        return new RuleDemand(
                new AskedGate(
                        "age range",
                        null,
                        "age range: " + least + " to " + most,
                        warns,
                        List.of(AskedBound.least(least, true), AskedBound.most(most, true))),
                fixed);
    }

    private static RuleDemand domain(String values) {
        return new RuleDemand(
                new AskedGate("plan domain", null, "plan domain: " + values, false, List.of(AskedBound.most(0, true))),
                values);
    }

    private static HeldTo.Known slices(AskedGate gate, Slice... slices) {
        return new HeldTo.Known(List.of(gate), List.of(slices), null, OwnMetricsCode.NONE, List.of());
    }

    private static HeldTo.Known confident(@Nullable AskedConfidence confidence) {
        return new HeldTo.Known(List.of(COST), List.of(), confidence, OwnMetricsCode.NONE, List.of());
    }

    private static HeldTo.Known own(OwnMetricsCode code, AskedGate gate) {
        return new HeldTo.Known(List.of(gate), List.of(), null, code, List.of());
    }

    private static HeldTo.Known rules(List<RuleDemand> rules) {
        return new HeldTo.Known(List.of(COST), List.of(), null, OwnMetricsCode.NONE, rules);
    }

    private static List<String> sentences(HeldTo before, HeldTo.Known now, GateChanges choice) {
        return checks(before, now, choice).stream().map(Check::sentence).toList();
    }

    private static List<Check> checks(HeldTo before, HeldTo.Known now, GateChanges choice) {
        Baseline baseline = new Baseline("org.shop:shop:1.0", "abcd", before);
        return new GateChangesCheck(now, List.of(), choice)
                .of(new Comparison.Impossible(baseline, "it predicts 'age'"));
    }
}
