package io.github.mlmodel.engine.trees.boosting;

import io.github.mlmodel.engine.trees.boosting.category.CategoryFeatures;
import java.util.Arrays;

/**
 * What trees may do with features.
 *
 * @param directions for each feature 1 where predictions may only rise with it, -1 where they may only fall, else 0
 * @param sets for each feature the sets of features that it may act with, as bits; empty where all may act with all
 */
record ColumnConstraints(int[] directions, long[] sets) {

    /** The sets of a node that no feature has led to. */
    static final long ALL_SETS = -1;

    /** Returns the constraints of all features that trees see: each does what its column may do. */
    ColumnConstraints with(CategoryFeatures categories) {
        int[] allDirections = directions.length == 0 ? directions : Arrays.copyOf(directions, categories.seen());
        long[] allSets = sets.length == 0 ? sets : Arrays.copyOf(sets, categories.seen());
        for (int feature = sets.length; feature < allSets.length; feature++) {
            allSets[feature] = sets[categories.source(feature)];
        }
        return new ColumnConstraints(allDirections, allSets);
    }

    /** Returns whether predictions must rise or fall with any feature. */
    boolean isMonotone() {
        return directions.length > 0;
    }

    /** Returns 1, -1, or 0 where a feature may do what it likes. */
    int direction(int feature) {
        return directions.length == 0 ? 0 : directions[feature];
    }

    /** Returns which sets are left where a feature is added to those that led to a node; 0 where it must not be. */
    long with(int feature, long left) {
        return sets.length == 0 ? left : left & sets[feature];
    }
}
