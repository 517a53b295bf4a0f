package com.example.machines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mlmodel.runtime.Model;
import io.github.mlmodel.runtime.Prediction;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.HashMap;
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
            Prediction prediction = model.predict(
                    reading("type", "press", "hours_since_service", 1900, "note", "Bearing noise, oil leak"));

            assertEquals(Set.of("no", "yes"), prediction.probabilities().keySet());
            assertEquals(1, prediction.probability("no") + prediction.probability("yes"), 1e-6);
            assertTrue(Set.of("no", "yes").contains(prediction.label()));
        }
    }

    @Test
    void machinePricePredictsManyRowsAtOnce() {
        try (Model model = Model.fromClasspath("machine-price")) {
            Map<String, Object> nothingKnown = row(model.columns());
            Map<String, Object> sale = row(model.columns(), "maker", "Kuczyński", "year built", 2019, "power/kW", 22.0);

            List<Prediction> predictions = model.predict(List.of(sale, sale, nothingKnown));

            assertEquals(3, predictions.size());
            assertEquals(predictions.get(0).value(), predictions.get(1).value());
            assertTrue(predictions.stream().allMatch(prediction -> Double.isFinite(prediction.value())));
        }
    }

    @Test
    void machineTemperatureRisesWithTheLoad() {
        try (Model model = Model.fromClasspath("machine-temperature")) {
            Map<String, Object> idle = row(model.columns(), "type", "mill", "load_percent", 10, "ambient_c", 20);
            Map<String, Object> busy = row(model.columns(), "type", "mill", "load_percent", 100, "ambient_c", 20);

            assertTrue(model.predict(busy).value() > model.predict(idle).value());
        }
    }

    @Test
    void inspectionPlanNamesTheMachinesThatAreLikelyToFail() {
        Map<String, Map<String, ?>> readings = new LinkedHashMap<>();
        readings.put("M-1", reading(
                "type", "press", "age_years", 19, "hours_since_service", 2000, "load_percent", 100,
                "vibration_mm_s", 6, "note", "grinding sound, hot to the touch"));
        readings.put("M-2", reading(
                "type", "press", "age_years", 0.5, "hours_since_service", 10, "load_percent", 40,
                "vibration_mm_s", 1.2, "note", "no findings"));

        try (InspectionPlan plan = new InspectionPlan()) {
            assertEquals(List.of("M-1"), plan.inspect(readings));
        }
    }

    @Test
    void displayDigitReadsAPicture() {
        BufferedImage picture = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(Color.DARK_GRAY);
        pen.fillRect(0, 0, 16, 16);
        pen.setColor(Color.LIGHT_GRAY);
        pen.fillRect(10, 3, 2, 10);
        pen.dispose();

        try (Model model = Model.fromClasspath("display-digit")) {
            Prediction prediction = model.predict(Map.of("image", picture));

            assertEquals(10, prediction.probabilities().size());
            assertEquals("1", prediction.label());
        }
    }

    private static Map<String, Object> reading(Object... known) {
        return row(List.of("type", "shift", "age_years", "hours_since_service", "load_percent", "rpm",
                "temperature_c", "vibration_mm_s", "pressure_bar", "note"), known);
    }

    /** Returns a row with every column; those that are not named are missing. */
    private static Map<String, Object> row(List<String> columns, Object... known) {
        Map<String, Object> row = new HashMap<>();
        columns.forEach(column -> row.put(column, null));
        for (int i = 0; i < known.length; i += 2) {
            row.put((String) known[i], known[i + 1]);
        }
        return row;
    }
}
