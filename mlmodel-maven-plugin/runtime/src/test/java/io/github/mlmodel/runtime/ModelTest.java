package io.github.mlmodel.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ModelTest {

    @Test
    void predictsALabelWithProbabilitiesFromRawColumns() {
        try (Model model = classifier()) {
            Prediction prediction = model.predict(Map.of("age", 1, "label", "grün"));

            assertThat(prediction.label()).isEqualTo("ja 😀");
            assertThat(prediction.probability("ja 😀")).isCloseTo(1 / (1 + Math.exp(-2)), within(1e-6));
            assertThat(prediction.probabilities()).containsOnlyKeys("no", "ja 😀");
        }
    }

    @Test
    void textsBeyondTheBasicPlaneReachTheGraphUnchanged() {
        try (Model model = classifier()) {
            Prediction prediction = model.predict(Map.of("age", 0, "label", "label😀"));

            assertThat(prediction.probability("ja 😀")).isCloseTo(1 / (1 + Math.exp(-2)), within(1e-6));
        }
    }

    @Test
    void nullIsAMissingValue() {
        try (Model model = classifier()) {
            Prediction prediction = model.predict(row(null, "red"));

            assertThat(prediction.probability("no")).isCloseTo(0.5, within(1e-6));
        }
    }

    private static Model classifier() {
        return Model.of(Models.onnx(Models.classifier()), Models.classifierDescription(), 1);
    }

    private static Map<String, @Nullable Object> row(@Nullable Object age, @Nullable Object label) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("age", age);
        row.put("label", label);
        return row;
    }
}
