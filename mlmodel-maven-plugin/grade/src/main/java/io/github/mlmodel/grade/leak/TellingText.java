package io.github.mlmodel.grade.leak;

import io.github.mlmodel.model.text.Printable;

/** What is said of a column that gives the target away, alike when a model is trained and when it is judged. */
public final class TellingText {

    /** A column that does as well as this, of 1, gives the target away. */
    public static final double LEAST = 0.998;

    /** As figures are recorded, what is nearer to 1 is 1. */
    private static final double PERFECT = 1 - 5e-7;

    private TellingText() {}

    /** Returns the sentence on a column that gives the target away. */
    public static String of(String column, double share) {
        return "Column '" + Printable.text(column) + "' alone tells the target "
                + (share >= PERFECT ? "perfectly" : "almost perfectly")
                + ". If it is a copy of the target, or is known only after it, name it under <exclude> in"
                + " <dataset>: a model that has it looks better than it is.";
    }
}
