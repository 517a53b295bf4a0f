package io.github.mlmodel.spi;

import io.github.mlmodel.model.api.Stable;

/**
 * A metric of the project's own. A class of {@code src/evaluate/java} that implements this, is public and has a public
 * constructor without parameters is computed with the others, and gates name it as they name the others.
 *
 * <p>Every model of the project is evaluated by it: by the method for what the model predicts. A metric is undefined where it
 * has no such method of its own, and where that returns NaN. It is asked again for the same rows with a prediction that takes
 * no model, the same for each row, so that reports can tell what the model is worth.
 */
@Stable(since = "1.0.0")
public interface Metric {

    /** Returns the name in gates: lower snake case. */
    String name();

    /** Returns whether more is better. */
    boolean higherIsBetter();

    /** Computes the metric over rows whose class was predicted; unless it says otherwise, the mean of the rows' values. */
    default double ofClasses(EvaluatedRows.Classes rows) {
        return mean(valuesOfClasses(rows));
    }

    /** Computes the metric over rows for which a number was predicted; unless it says otherwise, the mean of the rows' values. */
    default double ofNumbers(EvaluatedRows.Numbers rows) {
        return mean(valuesOfNumbers(rows));
    }

    /**
     * Returns a value for each row whose class was predicted, in the order of the rows, of which the metric is the mean. By them
     * it is known how far the metric may be off; without them a gate on it is refused where a model asks for {@code confidence}.
     *
     * @return nothing, an array of length 0, where the metric is no mean
     */
    default double[] valuesOfClasses(EvaluatedRows.Classes rows) {
        return new double[0];
    }

    /** Returns likewise a value for each row for which a number was predicted. */
    default double[] valuesOfNumbers(EvaluatedRows.Numbers rows) {
        return new double[0];
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
