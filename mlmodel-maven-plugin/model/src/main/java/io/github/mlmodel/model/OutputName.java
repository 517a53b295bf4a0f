package io.github.mlmodel.model;

import io.github.mlmodel.model.api.Stable;
import io.github.mlmodel.model.json.JsonText;
import java.util.Locale;

/** An output of a shipped graph: a classifier has {@link #LABEL} and one of the next two, other models the last. */
@Stable(since = "1.0.0")
public enum OutputName implements JsonText {
    /** The predicted label, string {@code [N]}. */
    LABEL,
    /** A probability for each label, float {@code [N, C]}. */
    PROBABILITIES,
    /** A score for each label, float {@code [N, C]}: the highest wins, but it is no probability. */
    SCORES,
    /** One number a row, float {@code [N]}. */
    PREDICTION;

    /** Returns the name as the graph has it, for example {@code label}. */
    @Override
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
