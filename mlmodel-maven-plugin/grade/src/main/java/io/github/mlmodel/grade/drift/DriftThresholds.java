package io.github.mlmodel.grade.drift;

import io.github.mlmodel.model.MlModelException;

/**
 * How far columns may be from what they were.
 *
 * @param numbers the largest Jensen–Shannon distance of numbers, from 0 to 1
 * @param categories the largest difference between the shares of a category, from 0 to 1
 * @param missing the largest difference between the shares of rows without a value, from 0 to 1
 */
public record DriftThresholds(double numbers, double categories, double missing) {

    /** Refuses what is no share. */
    public DriftThresholds {
        require("numbers", numbers);
        require("categories", categories);
        require("missing", missing);
    }

    private static void require(String name, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw MlModelException.user("mlmodel.drift." + name + " is " + share + ", and it is a number from 0 to 1.");
        }
    }
}
