package io.github.mlmodel.build.config;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What becomes of a model that breaks those who use an earlier one, where its version does not say so. */
public enum Compatibility {
    /** Nothing is written: a release fails, a SNAPSHOT warns. */
    BY_VERSION,
    /** Nothing is compared. */
    NONE,
    /** A release warns, too. */
    WARN,
    /** A SNAPSHOT fails, too. */
    FAIL;

    private static final List<Compatibility> WRITTEN = List.of(NONE, WARN, FAIL);

    static Optional<Compatibility> of(String text) {
        return WRITTEN.stream().filter(choice -> choice.text().equals(text)).findFirst();
    }

    /** Returns how users write the choices. */
    static List<String> texts() {
        return WRITTEN.stream().map(Compatibility::text).toList();
    }

    /** Returns how users write it, or what happens where they write nothing. */
    String text() {
        return this == BY_VERSION ? "fail for a release, warn for a SNAPSHOT" : name().toLowerCase(Locale.ROOT);
    }

    /** Returns whether the build fails. */
    public boolean fails(boolean snapshot) {
        return this == FAIL || (this == BY_VERSION && !snapshot);
    }
}
