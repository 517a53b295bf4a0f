package com.example.machines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.machines.MachineFailurePrediction.Label;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Do the models load, and are their inputs and outputs what the application expects? How good they are, the gates say. */
class ModelsTest {

    @Test
    void machineFailureGivesAProbabilityForEachLabel() {
        try (MachineFailureModel model = MachineFailureModel.load()) {
            MachineFailurePrediction prediction = model.predict(
                    reading().hoursSinceService(1900).note("Bearing noise, oil leak").build());

            assertEquals(1, prediction.probability(Label.NO) + prediction.probability(Label.YES), 1e-6);
            assertEquals(prediction.probability(), prediction.probability(prediction.label()));
        }
    }

    @Test
    void machinePricePredictsManyRowsAtOnce() {
        try (MachinePriceModel model = MachinePriceModel.load()) {
            MachinePriceInput sale = MachinePriceInput.builder()
                    .maker("Kuczyński")
                    .type("lathe")
                    .yearBuilt(2019)
                    .powerKW(22)
                    .inspected("yes")
                    .soldIn(2025)
                    .build();

            List<MachinePricePrediction> predictions = model.predict(List.of(sale, sale));

            assertEquals(2, predictions.size());
            assertEquals(predictions.get(0), predictions.get(1));
            assertTrue(predictions.get(0).value() > 0);
        }
    }

    @Test
    void machineTemperatureRisesWithTheLoad() {
        try (MachineTemperatureModel model = MachineTemperatureModel.load()) {
            MachineTemperatureInput idle = new MachineTemperatureInput(OptionalDouble.of(20), 10, 200, 2000, "mill");
            MachineTemperatureInput busy = new MachineTemperatureInput(OptionalDouble.of(20), 100, 200, 2000, "mill");

            assertTrue(model.predict(busy).value() > model.predict(idle).value());
        }
    }

    @Test
    void inspectionPlanNamesTheMachinesThatAreLikelyToFail() {
        Map<String, MachineFailureInput> readings = new LinkedHashMap<>();
        readings.put(
                "M-1",
                reading()
                        .ageYears(19)
                        .hoursSinceService(2000)
                        .loadPercent(100)
                        .vibrationMmS(6)
                        .note("grinding sound, hot to the touch")
                        .build());
        readings.put("M-2", reading().vibrationMmS(1.2).note("no findings").build());

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

        try (DisplayDigitModel model = DisplayDigitModel.load()) {
            assertEquals("1", model.predict(picture).label());
        }
    }

    /** Returns the reading of a press that is nearly new, to be changed. */
    private static MachineFailureInput.Builder reading() {
        return MachineFailureInput.builder()
                .type("press")
                .ageYears(0.5)
                .hoursSinceService(10)
                .loadPercent(40)
                .rpm(2000);
    }
}
