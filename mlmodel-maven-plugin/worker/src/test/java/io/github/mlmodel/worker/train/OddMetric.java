package io.github.mlmodel.worker.train;

import io.github.mlmodel.spi.EvaluatedRows;
import io.github.mlmodel.spi.Metric;

/** A metric as a project may have one. */
public final class OddMetric implements Metric {

    @Override
    public String name() {
        return "acme_cost";
    }

    @Override
    public boolean higherIsBetter() {
        return false;
    }

    @Override
    public double ofClasses(EvaluatedRows.Classes rows) {
        return 0;
    }
}
