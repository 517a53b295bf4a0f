package com.example;

import io.github.mlmodel.spi.EvaluatedRows;
import io.github.mlmodel.spi.Metric;

/** The share of houses whose price is estimated within a quarter. */
public final class WithinAQuarter implements Metric {

    @Override
    public String name() {
        return "within_a_quarter";
    }

    @Override
    public boolean higherIsBetter() {
        return true;
    }

    @Override
    public double ofNumbers(EvaluatedRows.Numbers rows) {
        double within = 0;
        for (int row = 0; row < rows.rows(); row++) {
            double off = Math.abs(rows.predicted(row) - rows.actual(row));
            within += off <= rows.actual(row) / 4 ? 1 : 0;
        }
        return within / rows.rows();
    }
}
