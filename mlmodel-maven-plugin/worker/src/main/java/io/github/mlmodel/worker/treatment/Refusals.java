package io.github.mlmodel.worker.treatment;

import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.model.text.Shown;

/** Sentences about columns that cannot be read as they are. */
public final class Refusals {

    private Refusals() {}

    /** Returns the element {@code <columns>} with a name, as a POM has it. */
    public static String columns(String column) {
        return "<columns>" + Dress.columns(column) + "</columns>";
    }

    /** Returns the sentence for a column whose numbers are not written plainly. */
    public static String dressed(String column, boolean target, Dress dress) {
        String named = (target ? "Target column '" : "Column '") + Printable.text(column) + "'";
        return named + " looks like numbers with " + dress.words() + ": " + examples(dress)
                + ". To have it read so, add "
                + dress.element(column) + " to <numbers> in <dataset>"
                + ambiguity(dress)
                + (target
                        ? "; if these are names of classes, set <task>classification</task>."
                        : "; if these are no numbers, list the column under <categorical> in <features>.");
    }

    /** Returns what to do about a few texts that are numbers in another dress, in a column of plain ones. */
    public static String fewDressed(String column, Dress dress) {
        return "These look like numbers with " + dress.words() + ". Write them like the others, or add "
                + dress.element(column) + " to <numbers> in <dataset>"
                + ambiguity(dress)
                + ", if all numbers of the column are written so.";
    }

    private static String examples(Dress dress) {
        return Shown.of(dress.examples().stream()
                        .map(text -> "'" + Printable.text(text) + "'")
                        .toList())
                .list();
    }

    private static String ambiguity(Dress dress) {
        if (!dress.isAmbiguous()) {
            return "";
        }
        return dress.form().decimal().equals(",")
                ? ", with <thousands>,</thousands> in place of <decimal> if ',' stands between thousands"
                : ", with <decimal>,</decimal><thousands>.</thousands> in it if '.' stands between thousands";
    }
}
