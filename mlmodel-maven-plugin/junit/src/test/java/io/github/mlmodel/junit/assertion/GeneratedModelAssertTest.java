package io.github.mlmodel.junit.assertion;

import static io.github.mlmodel.junit.assertion.ModelAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mlmodel.junit.ModelRow;
import io.github.mlmodel.junit.ModelRows;
import io.github.mlmodel.runtime.EvaluatorChoice;
import io.github.mlmodel.runtime.Model;
import io.github.mlmodel.runtime.Models;
import io.github.mlmodel.runtime.typed.GeneratedModel;
import io.github.mlmodel.runtime.typed.GeneratedText;
import io.github.mlmodel.runtime.typed.TypedContract;
import io.github.mlmodel.runtime.typed.TypedModel;
import io.github.mlmodel.runtime.typed.TypedRow;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GeneratedModelAssertTest {

    private ColorModel color;

    @BeforeEach
    void load() {
        color = new ColorModel(
                Model.of(Models.onnx(Models.classifier()), Models.classifierDescription(), 1, EvaluatorChoice.JAVA));
    }

    @AfterEach
    void close() {
        color.close();
    }

    @Test
    void aRowOfItsOwnClassIsPredicted() {
        assertThat(color)
                .on(new ColorInput(OptionalDouble.of(2), Color.RED))
                .predicts(Answer.YES)
                .withProbabilityAtLeast(.88);

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(color)
                        .on(new ColorInput(OptionalDouble.empty(), Color.RED))
                        .predicts(Answer.YES))
                .withMessage("color does not hold that it predicts 'ja 😀': it predicts no (probability 0.5) for row 1"
                        + " (age=(missing), label=red).");
    }

    @Test
    void rowsOfItsOwnClassAreTriedTogether() {
        List<ColorInput> people = List.of(
                new ColorInput(OptionalDouble.of(-2), Color.RED), new ColorInput(OptionalDouble.of(2), Color.RED));

        assertThat(color).on(people).increasing("age").by(1).neverLowers(Answer.YES);

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(color)
                        .on(people)
                        .changing("label")
                        .to(Color.THREE)
                        .keepsLabel())
                .withMessage(
                        "color does not hold that changing 'label' to 3 keeps the label of every row: 1 of 2 changes"
                                + " breaks it. The worst first:\n  label red → 3: no (probability 0.881) → ja 😀 (probability 0.731),"
                                + " difference 0.612; row 1 (age=-2, label=red)");
    }

    @Test
    void rowsThatATestWasGivenAreTriedLikewise() {
        ModelRow row = ModelRow.of(Map.of("age", 2, "label", Color.RED));

        assertThat(color).on(row).predicts(Answer.YES);
        assertThat(color).on(Map.of("age", -2, "label", Color.RED)).predicts("no");
        assertThat(color).on(ModelRows.of(List.of(row))).decreasing("age").by(1).neverRaises(Answer.YES);
    }

    @Test
    void assertionsOfAssertjStandBesideIt() {
        assertThat(color.model().labels()).containsExactly("no", "ja 😀");
        assertThat("red").isEqualTo(Color.RED.text());
    }

    private enum Answer implements GeneratedText {
        NO("no"),
        YES("ja 😀");

        private final String text;

        Answer(String text) {
            this.text = text;
        }

        @Override
        public String text() {
            return text;
        }
    }

    private enum Color implements GeneratedText {
        RED("red"),
        THREE("3");

        private final String text;

        Color(String text) {
            this.text = text;
        }

        @Override
        public String text() {
            return text;
        }
    }

    private record ColorInput(OptionalDouble age, Color label) {}

    /** As it is generated. */
    private static final class ColorModel implements GeneratedModel<ColorInput> {

        private final TypedModel model;

        private ColorModel(Model model) {
            this.model = new TypedContract("ColorModel")
                    .numbers("age")
                    .texts("label")
                    .givesProbabilities("no", "ja 😀")
                    .with(model);
        }

        @Override
        public Model model() {
            return model.model();
        }

        @Override
        public Map<String, @Nullable Object> columns(ColorInput row) {
            return model.columns(values -> fill(values, row));
        }

        private static TypedRow fill(TypedRow into, ColorInput row) {
            into.set(0, row.age().orElse(Double.NaN));
            into.set(1, row.label().text());
            return into;
        }

        @Override
        public void close() {
            model.model().close();
        }
    }
}
