package io.github.mlmodel.runtime;

import java.util.OptionalDouble;

/**
 * What was found of a row.
 *
 * @param scale what amounts are of
 * @param base what is expected where nothing is known of the row
 * @param amounts by column how much it moves that
 * @param standardError the largest one of an amount, if they are estimated
 * @param walk what the model gives when columns become known one by one
 */
record Reasoned(ContributionScale scale, double base, double[] amounts, OptionalDouble standardError, Walk walk) {

    /** What the model gives when columns become known. */
    @FunctionalInterface
    interface Walk {

        /** Returns what it gives before the first column, and after each. */
        double[] steps(int[] columns);
    }
}
