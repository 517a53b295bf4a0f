package com.example.machines;

import io.github.mlmodel.spi.EvaluatedRows;
import io.github.mlmodel.spi.Metric;

/**
 * What a week costs, in euros a machine, if every machine is inspected whose failure is likely enough: the number that
 * the plant's manager understands. Inspecting every machine costs 250, inspecting none costs 4000 a failure.
 */
public final class MaintenanceCost implements Metric {

    private static final double INSPECTION = 250;
    private static final double FAILURE = 4000;

    @Override
    public String name() {
        return "maintenance_cost";
    }

    @Override
    public boolean higherIsBetter() {
        return false;
    }

    @Override
    public double ofClasses(EvaluatedRows.Classes rows) {
        EvaluatedRows.Probabilities probabilities = rows.probabilities().orElse(null);
        if (probabilities == null || !rows.labels().contains("yes")) {
            // Every model of the project that predicts classes is evaluated by this; for the others it is undefined.
            return Double.NaN;
        }
        double cost = 0;
        for (int row = 0; row < rows.rows(); row++) {
            boolean inspected = probabilities.of(row, "yes") * FAILURE > INSPECTION;
            if (inspected) {
                cost += INSPECTION;
            } else if (rows.actual(row).equals("yes")) {
                cost += FAILURE;
            }
        }
        return cost / rows.rows();
    }
}
