package io.github.mlmodel.core.spec;

import java.util.Locale;

/** What a model predicts. */
public enum Task {
    /** One of several labels. */
    CLASSIFICATION,
    /** A number. */
    REGRESSION;

    /** Returns the name as users write it, for example {@code classification}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
