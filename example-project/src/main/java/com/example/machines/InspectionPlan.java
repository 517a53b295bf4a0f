package com.example.machines;

import io.github.mlmodel.runtime.Model;
import io.github.mlmodel.runtime.Prediction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Says which machines to inspect this week. */
public final class InspectionPlan implements AutoCloseable {

    /** An inspection costs 250 euros and a failure 4000, so it pays from this probability on. */
    private static final double WORTH_INSPECTING = 250.0 / 4000;

    private final Model failure = Model.fromClasspath("machine-failure");

    /**
     * Returns the machines to inspect, in the order of the readings.
     *
     * @param readings by machine: a reading's raw columns; a missing value is {@code null}
     */
    public List<String> inspect(Map<String, Map<String, ?>> readings) {
        List<String> machines = new ArrayList<>();
        readings.forEach((machine, reading) -> {
            Prediction prediction = failure.predict(reading);
            if (prediction.probability("yes") > WORTH_INSPECTING) {
                machines.add(machine);
            }
        });
        return machines;
    }

    @Override
    public void close() {
        failure.close();
    }
}
