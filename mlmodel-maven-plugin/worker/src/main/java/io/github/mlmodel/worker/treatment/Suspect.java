package io.github.mlmodel.worker.treatment;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A misgiving, before it is known where in the data its cause stands.
 *
 * @param misgiving what is told; where there is a place, its clause ends where that goes on
 * @param offending whether a text of the column is such a cause; absent where no place is told
 */
public record Suspect(Misgiving misgiving, @Nullable Predicate<String> offending) {

    /** Makes one without a place. */
    static Suspect of(Misgiving.Kind kind, String column, String clause, List<String> parts) {
        return new Suspect(new Misgiving(kind, column, clause, parts), null);
    }

    Suspect treatedFor(Reason reason) {
        return new Suspect(misgiving.treatedFor(reason), offending);
    }

    /**
     * Returns the misgiving with the first text, and where it stands.
     *
     * @param text the text in quotes
     * @param place file and line
     */
    public Misgiving at(String text, String place) {
        return misgiving.ending(text + " in " + place);
    }
}
