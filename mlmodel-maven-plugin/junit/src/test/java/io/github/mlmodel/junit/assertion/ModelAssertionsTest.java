package io.github.mlmodel.junit.assertion;

import static io.github.mlmodel.junit.assertion.ModelAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mlmodel.junit.ModelRow;
import io.github.mlmodel.junit.ModelRows;
import io.github.mlmodel.runtime.EvaluatorChoice;
import io.github.mlmodel.runtime.Model;
import io.github.mlmodel.runtime.Models;
import io.github.mlmodel.runtime.typed.GeneratedText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ModelAssertionsTest {

    private static final String YES = "ja 😀";

    private static Model color;
    private static Model sum;

    enum Label implements GeneratedText {
        NO("no"),
        YES("ja 😀");

        private final String text;

        Label(String text) {
            this.text = text;
        }

        @Override
        public String text() {
            return text;
        }
    }

    @BeforeAll
    static void load() {
        color = Model.of(Models.onnx(Models.classifier()), Models.classifierDescription(), 1, EvaluatorChoice.JAVA);
        sum = Model.of(Models.onnx(Models.regression()), Models.regressionDescription(), 1, EvaluatorChoice.JAVA);
    }

    @AfterAll
    static void close() {
        color.close();
        sum.close();
    }

    private static Map<String, Object> person(double age, String label) {
        return new TreeMap<>(Map.of("age", age, "label", label));
    }

    private static ModelRows people(int count) {
        List<ModelRow> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(ModelRow.of(person(i, "red")));
        }
        return ModelRows.of(rows);
    }

    private static void fails(ThrowingCallable claim, String message) {
        assertThatExceptionOfType(AssertionError.class).isThrownBy(claim).withMessage(message);
    }

    @Test
    void aLabelIsPredictedWithAProbability() {
        assertThat(color)
                .on(person(2, "red"))
                .predicts(YES)
                .withProbabilityAtLeast(0.88)
                .withProbabilityAtMost(0.89);
        assertThat(color).on(person(2, "red")).predicts(Label.YES);

        fails(
                () -> assertThat(color).on(person(2, "red")).predicts(Label.NO),
                "color does not hold that it predicts 'no': it predicts ja 😀 (probability 0.881) for row 1 (age=2,"
                        + " label=red).");
        fails(
                () -> assertThat(color).on(person(2, "red")).predicts(YES).withProbabilityAtLeast(0.9),
                "color does not hold that it predicts 'ja 😀' with a probability of at least 0.9: it predicts ja 😀"
                        + " (probability 0.881) for row 1 (age=2, label=red).");
    }

    /** A {@code Map.of} has another order in each JVM. */
    @Test
    void messagesHaveTheColumnsOfAMapInTheModelsOrder() {
        Map<String, Object> row = new LinkedHashMap<>();
        List.of("size", "c", "b", "a", "owner").forEach(column -> row.put(column, 1));

        fails(
                () -> assertThat(sum).on(row).isWithin(5).of(330),
                "sum does not hold that it is within 5 of 330: it predicts 111 for row 1 (b=1, a=1, c=1, owner=1,"
                        + " size=1).");
        fails(
                () -> assertThat(sum)
                        .on(ModelRows.ofValues(List.of(row)))
                        .increasing("b")
                        .by(1)
                        .neverRaisesPrediction(),
                "sum does not hold that increasing 'b' by 1 never raises the prediction: 1 of 1 change breaks it. The"
                        + " worst first:\n  b 1 → 2: 111 → 121, difference 10.0; row 1 (b=1, a=1, c=1, owner=1, size=1)");
    }

    @Test
    void aNumberIsNear() {
        Map<String, Double> row = new TreeMap<>(Map.of("a", 1.0, "b", 2.0, "c", 3.0));

        assertThat(sum).on(row).isWithin(5).of(320);

        fails(
                () -> assertThat(sum).on(row).isWithin(5).of(330),
                "sum does not hold that it is within 5 of 330: it predicts 321 for row 1 (b=2, a=1, c=3).");
    }

    @Test
    void whatShouldNotMatterDoesNot() {
        assertThat(color).on(people(3)).changing("label").to("red0").changesPredictionByAtMost(0.5);

        fails(
                () -> assertThat(color)
                        .on(people(12))
                        .changing("label")
                        .toEachOf("grün", "red")
                        .changesPredictionByAtMost(0.1),
                "color does not hold that changing 'label' to each of grün, red changes the prediction by at most 0.1:"
                        + " 2 of 12 changes break it. The worst first:\n"
                        + "  label red → grün: no (probability 0.5) → ja 😀 (probability 0.731), difference 0.231; row 1"
                        + " (age=0, label=red)\n"
                        + "  label red → grün: ja 😀 (probability 0.731) → ja 😀 (probability 0.881), difference 0.150;"
                        + " row 1 (age=1, label=red)");
    }

    @Test
    void aDirectionHolds() {
        assertThat(color).on(people(5)).increasing("age").by(1).neverLowers(YES).neverRaises("no");
        assertThat(color).on(people(5)).decreasing("age").by(1).neverRaises(Label.YES);

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() ->
                        assertThat(color).on(people(20)).increasing("age").by(1).neverRaises(YES))
                .withMessageStartingWith("color does not hold that increasing 'age' by 1 never raises 'ja 😀': 14 of 20"
                        + " changes break it. The worst first:\n  age 0 → 1: no (probability 0.5) → ")
                .withMessageEndingWith("\n  and 4 more")
                .satisfies(error ->
                        assertThat(String.valueOf(error.getMessage()).lines()).hasSize(12));
    }

    @Test
    void anAssertionOverNoRowsFails() {
        fails(
                () -> assertThat(color).on(ModelRows.of(List.of())),
                "color: there is no row in given rows, so that nothing would be tried. Choose rows that there are.");
        fails(
                () -> assertThat(color)
                        .on(people(3))
                        .changing("label")
                        .to("red")
                        .keepsLabel(),
                "color: changing 'label' to red changes none of 3 rows, so that nothing was tried. Choose another"
                        + " value, or other rows.");
    }

    @Test
    void aRangeIsTriedInSteps() {
        assertThat(color).on(people(3)).increasing("age").along(-4, 4, 8).neverLowers(YES);
        assertThat(color).on(people(3)).decreasing("age").along(-4, 4).neverRaises(YES);

        fails(
                () -> assertThat(color)
                        .on(people(1))
                        .increasing("age")
                        .along(0, 2, 1)
                        .neverRaises(YES),
                "color does not hold that increasing 'age' from 0 to 2 in 1 step never raises 'ja 😀': 1 of 1 change"
                        + " breaks it. The worst first:\n"
                        + "  age 0 → 2: no (probability 0.5) → ja 😀 (probability 0.881), difference 0.381; row 1 (age=0,"
                        + " label=red)");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(
                        () -> assertThat(color).on(people(1)).increasing("age").along(2, 0))
                .withMessage(
                        "From 2 to 0 in 10 steps is no way up. Give the smaller number first, and at least one step.");
    }

    @Test
    void noiseMistakesAndMissingValuesAreBorne() {
        assertThat(color).on(people(20)).blurring("age").byUpTo(0.1).changesPredictionByAtMost(0.03);
        assertThat(color).on(people(20)).withoutValueOf("age").keepsLabelOfAtLeast(0.05);

        fails(
                () -> assertThat(color).on(people(2)).misspelling("label").doesNotChangePrediction(),
                "color does not hold that misspelling 'label' changes the prediction by at most 0: 2 of 2 changes"
                        + " break it. The worst first:\n"
                        + "  label red → rd: no (probability 0.5) → ja 😀 (probability 1), difference 0.500; row 1 (age=0,"
                        + " label=red)\n"
                        + "  label red → rred: ja 😀 (probability 0.731) → ja 😀 (probability 1), difference 0.269; row 1"
                        + " (age=1, label=red)");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() ->
                        assertThat(color).on(people(20)).withoutValueOf("age").keepsLabelOfAtLeast(0.1))
                .withMessageStartingWith(
                        "color does not hold that changing 'age' to (missing) keeps the label of at least"
                                + " 10 % of the rows: 19 of 20 changes break it.");
    }

    @Test
    void numbersRiseAndFall() {
        ModelRows rows = ModelRows.of(List.of(ModelRow.of(new TreeMap<>(Map.of("a", 1.0, "b", 2.0, "c", 3.0)))));

        assertThat(sum).on(rows).increasing("a").by(1).neverLowersPrediction().changesPredictionByAtMost(1);
        fails(
                () -> assertThat(sum).on(rows).increasing("b").by(0.5).neverRaisesPrediction(),
                "sum does not hold that increasing 'b' by 0.5 never raises the prediction: 1 of 1 change breaks it."
                        + " The worst first:\n"
                        + "  b 2 → 2.5: 321 → 326, difference 5.00; row 1 (b=2, a=1, c=3)");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() ->
                        assertThat(color).on(people(1)).increasing("age").by(1).neverRaisesPrediction());
    }

    @Test
    void wordsThatAreNoColumnOrLabelAreRefused() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(
                        () -> assertThat(color).on(people(1)).increasing("agee").by(1))
                .withMessage("Model 'color' reads no column 'agee'; did you mean 'age'? Its columns are: age, label.");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(
                        () -> assertThat(color).on(people(1)).changing("agee").to(1))
                .withMessage("The rows have no column 'agee'; did you mean 'age'? Their columns are: age, label.");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> assertThat(color).on(person(1, "red")).predicts("noo"))
                .withMessage("Model 'color' has no label 'noo'; did you mean 'no'? Its labels are: no, ja 😀.");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() ->
                        assertThat(color).on(people(1)).increasing("label").by(1))
                .withMessage("Column 'label' has no numbers: 'red'.");
    }

    @Test
    void whatTheModelDoesNotReadHasNoDirection() {
        ModelRows rows = ModelRows.of(List.of(ModelRow.of(Map.of("age", 1, "label", "red", "height", 1.8))));

        assertThat(color).on(rows).changing("height").to(2).doesNotChangePrediction();
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(
                        () -> assertThat(color).on(rows).increasing("height").by(0.1))
                .withMessage("Model 'color' reads no column 'height'. Its columns are: age, label.");
    }

    @Test
    void latencyIsTheMedianAndItsSpreadIsTold() {
        long[] time = {0};
        LatencyAssert latency = LatencyAssert.of(new TriedModel(color, people(3)), () -> time[0] += 2_000);

        latency.isAtMost(Duration.ofNanos(2_000));
        fails(
                () -> latency.isAtMost(Duration.ofNanos(1_900)),
                "color: half of 1000 predictions of a row took up to 2.0 µs (10 % up to 2.0 µs, 90 % up to 2.0 µs),"
                        + " after 2000 that were not measured. That is longer than 1.9 µs.");
    }

    @Test
    void theSizeOfAModelThatIsNotOnTheClassPathIsNotKnown() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> assertThat(color).hasSizeOfAtMost(1))
                .withMessage(
                        "The class path has no META-INF/mlmodel/color/model.onnx, so that the size of model 'color' is"
                                + " not known. Look at the file that it was loaded from.");
    }
}
