package com.example;

import io.github.mlmodel.spi.EvaluatedRows;
import io.github.mlmodel.spi.Metric;

/** What a customer costs: a call, or a hundredth of the income of one who leaves without a call. */
public final class CallingCost implements Metric {

    @Override
    public String name() {
        return "calling_cost";
    }

    @Override
    public boolean higherIsBetter() {
        return false;
    }

    @Override
    public double[] valuesOfClasses(EvaluatedRows.Classes rows) {
        double[] costs = new double[rows.rows()];
        for (int row = 0; row < costs.length; row++) {
            boolean called = rows.predicted(row).equals("yes");
            boolean left = rows.actual(row).equals("yes");
            costs[row] = called ? 5 : left ? (Double) rows.value(row, "income") / 100 : 0;
        }
        return costs;
    }
}
