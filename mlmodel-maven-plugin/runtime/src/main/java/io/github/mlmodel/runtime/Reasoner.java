package io.github.mlmodel.runtime;

/** Finds how much each column moves what a model says of a row. Several threads may ask at once. */
interface Reasoner {

    /**
     * Returns what moves a row.
     *
     * @param row the only row of its batch
     * @param output the place of the label, or 0 of a number
     */
    Reasoned reason(Batch row, int output);

    /**
     * Returns what the model says of rows, on the scale of the amounts or on one that rises with it.
     *
     * @param rows rows that have the model's columns
     * @param output the place of the label, or 0 of a number
     */
    double[] values(Batch rows, int output);
}
