package io.github.mlmodel.worker.data;

/** Which rows of a source are read. */
public enum Side {
    /** Rows that are trained on. */
    TRAINING,
    /** Rows that are held back. */
    HELD_BACK,
    /** All rows: of a file that is wholly one side, or when data is only looked at. */
    ALL
}
