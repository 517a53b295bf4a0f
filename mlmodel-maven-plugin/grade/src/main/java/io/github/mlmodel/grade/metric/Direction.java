package io.github.mlmodel.grade.metric;

import java.util.Locale;

/** Which values of a metric are better. */
public enum Direction {
    /** Larger ones. */
    MORE,
    /** Smaller ones. */
    LESS,
    /** Neither: it says nothing about how good a model is. */
    NEITHER;

    /** Returns the direction of a metric of the project's own. */
    public static Direction of(boolean higherIsBetter) {
        return higherIsBetter ? MORE : LESS;
    }

    /** Returns the word for it, for example {@code more}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns whether one is the opposite of the other. */
    public boolean isAgainst(Direction other) {
        return this != NEITHER && other != NEITHER && this != other;
    }
}
