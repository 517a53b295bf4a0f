package com.example.machines;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Says which machines to inspect this week. */
public final class InspectionPlan implements AutoCloseable {

    /** An inspection costs 250 euros and a failure 4000, so it pays from this probability on. */
    private static final double WORTH_INSPECTING = 250.0 / 4000;

    private final MachineFailureModel failure = MachineFailureModel.load();

    /**
     * Returns the machines to inspect, in the order of the readings.
     *
     * @param readings the last reading of each machine
     */
    public List<String> inspect(Map<String, MachineFailureInput> readings) {
        List<String> machines = new ArrayList<>();
        readings.forEach((machine, reading) -> {
            MachineFailurePrediction prediction = failure.predict(reading);
            if (prediction.probability(MachineFailurePrediction.Label.YES) > WORTH_INSPECTING) {
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
