package io.github.mlmodel.spi;

import io.github.mlmodel.model.api.Stable;

/**
 * Neighbouring columns of a feature matrix that were made of the same raw columns by the same treatment.
 *
 * @param kind what they are made of
 * @param column the raw column's name; empty for numbers of several columns together
 * @param from index of the first column of the matrix
 * @param to index after the last one
 */
@Stable(since = "1.0.0")
public record FeatureGroup(Kind kind, String column, int from, int to) {

    /** What a group of features is made of. */
    public enum Kind {
        /** Numbers, and marks of missing ones. */
        NUMERIC,
        /** One column a category: 1 in the row's own category, 0 in the others; all 0 where the category is unknown. */
        CATEGORICAL,
        /**
         * One column alone, for trainers that ask for it ({@link FeatureNeeds#mostOneHot}): the number of the row's category,
         * counted from 1, or 0 where it is unknown. Every number up to the largest is that of some training row.
         */
        NUMBERED,
        /** One column a token, weighted; most are 0. */
        TEXT
    }

    /** Returns the number of columns. */
    public int width() {
        return to - from;
    }
}
