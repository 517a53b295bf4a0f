package io.github.mlmodel.spi;

import io.github.mlmodel.model.api.Stable;

/**
 * A metric of the project's own. A class of {@code src/evaluate/java} that implements this, is public and has a public
 * constructor without parameters is computed with the others, and gates name it as they name the others.
 */
@Stable(since = "1.0.0")
public interface Metric {

    /** Returns the name in gates: lower snake case. */
    String name();

    /** Returns whether more is better. */
    boolean higherIsBetter();

    /**
     * Computes the metric; NaN means that it is undefined on these rows. It is asked again for the same rows with a
     * prediction that takes no model, the same for each row, so that reports can tell what the model is worth.
     */
    double compute(EvaluatedRows rows);
}
