package io.github.mlmodel.runtime.reason;

import java.util.OptionalDouble;

/**
 * What was found of a row.
 *
 * @param base what is expected where nothing is known of the row
 * @param amounts by column how much it moves that
 * @param standardError the largest one of an amount, if they are estimated
 * @param walk what the model gives when columns become known one by one
 */
public record Reasoned(double base, double[] amounts, OptionalDouble standardError, Walk walk) {

    /** What the model gives when columns become known. */
    @FunctionalInterface
    public interface Walk {

        /** Returns what it gives before the first column, and after each. */
        double[] steps(int[] columns);
    }
}
