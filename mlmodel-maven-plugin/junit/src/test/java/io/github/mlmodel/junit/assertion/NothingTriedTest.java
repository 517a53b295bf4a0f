package io.github.mlmodel.junit.assertion;

import static io.github.mlmodel.junit.assertion.ModelAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mlmodel.junit.ModelRow;
import io.github.mlmodel.junit.ModelRows;
import io.github.mlmodel.runtime.EvaluatorChoice;
import io.github.mlmodel.runtime.Model;
import io.github.mlmodel.runtime.Models;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A claim that nothing was tried for is not one that holds. */
class NothingTriedTest {

    private static final ModelRows ROWS = ModelRows.of(List.of(ModelRow.of(Map.of("age", 1e9, "label", "3"))));

    private static Model color;

    @BeforeAll
    static void load() {
        color = Model.of(Models.onnx(Models.classifier()), Models.classifierDescription(), 1, EvaluatorChoice.JAVA);
    }

    @AfterAll
    static void close() {
        color.close();
    }

    private static void triesNothing(ThrowingCallable claim, String change) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(claim)
                .withMessage("color: " + change + " changes none of 1 row, so that nothing was tried. Choose another"
                        + " value, or other rows.");
    }

    @Test
    void aStepThatIsTooSmallForTheNumberChangesNothing() {
        triesNothing(
                () -> assertThat(color).on(ROWS).increasing("age").by(1e-9).neverRaises("no"),
                "increasing 'age' by 0.000000001");
        triesNothing(
                () -> assertThat(color).on(ROWS).blurring("age").byUpTo(1e-9).doesNotChangePrediction(),
                "blurring 'age' by up to 0.000000001");
    }

    @Test
    void theNumberOfATextIsThatText() {
        triesNothing(
                () -> assertThat(color).on(ROWS).changing("label").to(3).doesNotChangePrediction(),
                "changing 'label' to 3");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void noiseOfNoSizeIsRefused(double distance) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> assertThat(color).on(ROWS).blurring("age").byUpTo(distance))
                .withMessageMatching("Blurring by up to \\S+ tries nothing\\. Take a number above 0\\.");
    }

    @Test
    void aRangeWithoutEndIsRefused() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> assertThat(color).on(ROWS).increasing("age").along(0, Double.POSITIVE_INFINITY))
                .withMessage("From 0 to Infinity in 10 steps is no way up. Give the smaller number first, and at least"
                        + " one step.");
    }

    @ParameterizedTest
    @ValueSource(doubles = {90, -0.1, Double.NaN})
    void aShareThatIsNoneIsRefused(double share) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(
                        () -> assertThat(color).on(ROWS).changing("age").to(0).keepsLabelOfAtLeast(share))
                .withMessageMatching("\\S+ is no share of the rows\\. Give one from 0 to 1, such as 0\\.9\\.");
    }
}
