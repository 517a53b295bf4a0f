package io.github.mlmodel.runtime.plan;

import java.util.List;

/**
 * A tensor that has a row for each of the model's rows.
 *
 * @param rank 1 for a value a row, 2 for several
 * @param features what a row has
 */
record Flat(int rank, List<Feature> features) {

    /** Copies the list. */
    Flat {
        features = List.copyOf(features);
    }

    int width() {
        return features.size();
    }

    /** Returns the only column on whose text all of it depends, or -1. */
    int column() {
        int column = -1;
        for (Feature feature : features) {
            if (!(feature instanceof Feature.Cell cell) || (column >= 0 && cell.column() != column)) {
                return -1;
            }
            column = cell.column();
        }
        return column;
    }
}
