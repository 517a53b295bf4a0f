package io.github.mlmodel.runtime;

import java.util.Locale;

/** The number output that a model has. */
enum Output {
    /** Probabilities by label. */
    PROBABILITIES,
    /** Scores by label. */
    SCORES,
    /** One number. */
    PREDICTION;

    /** The output with the predicted label. */
    static final String LABEL = "label";

    /** Returns the name of the graph's output. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
