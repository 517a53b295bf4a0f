package io.github.mlmodel.grade.check;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What becomes of a grade where gates are looser than those that the baseline was held to. */
public enum GateChanges {
    /** Nothing is looked at. */
    NONE,
    /** They are warned of. */
    WARN,
    /** The grade is not passing. */
    FAIL;

    /** Returns the choice that users write so, if there is one. */
    public static Optional<GateChanges> of(String text) {
        return Arrays.stream(values())
                .filter(choice -> choice.text().equals(text))
                .findFirst();
    }

    /** Returns how users write the choices. */
    public static List<String> texts() {
        return Arrays.stream(values()).map(GateChanges::text).toList();
    }

    /** Returns how users write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
