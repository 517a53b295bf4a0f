package io.github.mlmodel.model;

import io.github.mlmodel.model.api.Stable;
import java.util.Locale;

/** What a model predicts. */
@Stable(since = "1.0.0")
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
