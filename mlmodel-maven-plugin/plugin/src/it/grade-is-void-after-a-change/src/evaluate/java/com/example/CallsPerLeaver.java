package com.example;

import io.github.mlmodel.spi.EvaluatedRows;
import io.github.mlmodel.spi.Metric;

/** How many customers would be called for each one who wants to leave. */
public final class CallsPerLeaver implements Metric {

    @Override
    public String name() {
        return "calls_per_leaver";
    }

    @Override
    public boolean higherIsBetter() {
        return false;
    }

    @Override
    public double ofClasses(EvaluatedRows.Classes rows) {
        EvaluatedRows.Probabilities probabilities = rows.probabilities().orElseThrow();
        double calls = 0;
        double leavers = 0;
        for (int row = 0; row < rows.rows(); row++) {
            calls += probabilities.of(row, "yes") > 0.5 ? 1 : 0;
            leavers += rows.actual(row).equals("yes") ? 1 : 0;
        }
        return calls / leavers;
    }
}
