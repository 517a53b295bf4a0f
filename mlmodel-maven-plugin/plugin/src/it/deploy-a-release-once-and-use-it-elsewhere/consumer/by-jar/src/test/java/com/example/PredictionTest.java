package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mlmodel.model.ModelGrade;
import io.github.mlmodel.runtime.Model;
import io.github.mlmodel.runtime.Prediction;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PredictionTest {

    @Test
    void predictsFromRawColumns() {
        try (Model model = Model.fromClasspath("churn")) {
            assertEquals(ModelGrade.PASSED, model.grade());
            Prediction prediction = model.predict(Map.of("age", 63, "income", 4588, "visits", 7, "plan", "basic"));

            assertTrue(List.of("yes", "no").contains(prediction.label()));
            assertEquals(1, prediction.probability("yes") + prediction.probability("no"), 1e-6);
        }
    }
}
