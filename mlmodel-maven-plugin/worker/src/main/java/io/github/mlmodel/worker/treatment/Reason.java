package io.github.mlmodel.worker.treatment;

import java.util.Locale;

/** Why a column is treated as it is, in the order in which it is asked. */
public enum Reason {
    /** The project says so. */
    DECLARED,
    /** No training row has a value. */
    EMPTY,
    /** All training rows have one value. */
    CONSTANT,
    /** All values are dates of one form. */
    DATE,
    /** Values are numbers, which may lack. */
    NUMBER,
    /** Values are words, most of them different. */
    TEXT,
    /** Nearly all values are different. */
    IDENTIFIER,
    /** Values are numbers that stand for things. */
    CODE,
    /** Else. */
    CATEGORY;

    /** Returns the reason in a word. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns whether such a column is left out of the features. */
    public boolean leavesOut() {
        return this == EMPTY || this == CONSTANT || this == IDENTIFIER;
    }
}
