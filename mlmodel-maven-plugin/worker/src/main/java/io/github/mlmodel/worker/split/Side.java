package io.github.mlmodel.worker.split;

/**
 * Which rows of a source are read. A row's side depends on nothing but the seed and the content of its feature and target
 * columns: the names of these columns and their raw texts, as they stand in the file after trimming. It does not depend on
 * the row's place, on other rows, on the file, or on the order of columns; equal rows are on one side. Where rows belong
 * together in groups, it depends on the content of the group's column alone, and rows of a group are on one side. Where rows
 * are asked themselves ({@link AskedRule}), it depends on the texts that are asked for, or on the row's number, alone.
 */
public enum Side {
    /** Rows that are trained on. */
    TRAINING,
    /** Rows that are held back: those whose 64-bit hash, as a fraction in [0, 1), is below the test fraction. */
    HELD_BACK,
    /** All rows: of a file that is wholly one side, or when data is only looked at. */
    ALL
}
