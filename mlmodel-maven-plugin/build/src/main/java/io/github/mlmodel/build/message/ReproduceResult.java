package io.github.mlmodel.build.message;

import java.util.Objects;

/**
 * How far the predictions of two models lie apart on the same rows.
 *
 * @param problem why they cannot be compared, as a clause; empty where they are
 * @param rows number of rows
 * @param otherLabels number of rows for which the two predict different labels
 * @param largest the largest difference, with what it is to be seen against; empty where there is none
 * @param tolerable whether all differences are as small as those of computations in another order
 */
public record ReproduceResult(String problem, long rows, long otherLabels, String largest, boolean tolerable) {

    /** Refuses what lacks a part, as a damaged file does. */
    public ReproduceResult {
        Objects.requireNonNull(problem);
        Objects.requireNonNull(largest);
    }

    /** Returns that of two models that cannot be compared. */
    public static ReproduceResult impossible(String problem) {
        return new ReproduceResult(problem, 0, 0, "", false);
    }

    /** Returns whether all predictions are the same. */
    public boolean same() {
        return problem.isEmpty() && otherLabels == 0 && largest.isEmpty();
    }
}
