package com.example.machines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mlmodel.runtime.Model;
import io.github.mlmodel.runtime.Prediction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Do the models load, and are their inputs and outputs what the application expects? How good they are, the gates say. */
class ModelsTest {

    @Test
    void machineFailureGivesAProbabilityForEachLabel() {
        try (Model model = Model.fromClasspath("machine-failure")) {
            Prediction prediction = model.predict(Map.of(
                    "type", "press", "age_years", 12.5, "hours_since_service", 1900, "note", "Bearing noise, oil leak"));

            assertEquals(Set.of("no", "yes"), prediction.probabilities().keySet());
            assertEquals(1, prediction.probability("no") + prediction.probability("yes"), 1e-6);
            assertTrue(Set.of("no", "yes").contains(prediction.label()));
        }
    }

    @Test
    void machinePricePredictsManyRowsAtOnce() {
        try (Model model = Model.fromClasspath("machine-price")) {
            Map<String, Object> sale = Map.of("maker", "Kuczyński", "year built", 2019, "power/kW", 22.0);

            List<Prediction> predictions = model.predict(List.of(sale, sale, Map.of()));

            assertEquals(3, predictions.size());
            assertEquals(predictions.get(0).value(), predictions.get(1).value());
            assertTrue(predictions.stream().allMatch(prediction -> Double.isFinite(prediction.value())));
        }
    }

    @Test
    void machineTemperatureRisesWithTheLoad() {
        try (Model model = Model.fromClasspath("machine-temperature")) {
            Map<String, Object> idle = Map.of("type", "mill", "load_percent", 10, "ambient_c", 20);
            Map<String, Object> busy = Map.of("type", "mill", "load_percent", 100, "ambient_c", 20);

            assertTrue(model.predict(busy).value() > model.predict(idle).value());
        }
    }

    @Test
    void inspectionPlanNamesTheMachinesThatAreLikelyToFail() {
        Map<String, Map<String, ?>> readings = new LinkedHashMap<>();
        readings.put("M-1", Map.of(
                "type", "press", "age_years", 19, "hours_since_service", 2000, "load_percent", 100,
                "vibration_mm_s", 6, "note", "grinding sound, hot to the touch"));
        readings.put("M-2", Map.of(
                "type", "press", "age_years", 0.5, "hours_since_service", 10, "load_percent", 40,
                "vibration_mm_s", 1.2, "note", "no findings"));

        try (InspectionPlan plan = new InspectionPlan()) {
            assertEquals(List.of("M-1"), plan.inspect(readings));
        }
    }
}
