package io.github.mlmodel.runtime.reason;

import io.github.mlmodel.runtime.column.BatchColumns;
import io.github.mlmodel.runtime.explain.MarginLink;

/** Finds how much each column moves what a model says of a row. Several threads may ask at once. */
public interface Reasoner {

    /** Returns how what the amounts add up to becomes what the model gives. */
    MarginLink.Kind link();

    /**
     * Returns what moves a row.
     *
     * @param row the only row
     * @param output the place of the label, or 0 of a number
     */
    Reasoned reason(BatchColumns row, int output);

    /**
     * Returns what the model says of rows, on the scale of the amounts or on one that rises with it.
     *
     * @param rows rows that have the model's columns
     * @param output the place of the label, or 0 of a number
     */
    double[] values(BatchColumns rows, int output);
}
