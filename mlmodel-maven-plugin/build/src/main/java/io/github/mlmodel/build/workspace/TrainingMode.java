package io.github.mlmodel.build.workspace;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.Names;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** When models are trained: the values of {@code mlmodel.training}. */
public enum TrainingMode {
    /** When no model with the fingerprint is in {@code target}, the cache or {@code src/models}. */
    WHEN_STALE,
    /** Each time. */
    ALWAYS,
    /** Never: the model in {@code src/models} is graded. */
    NEVER,
    /** Each time, for a released model is reproduced; no value of the property. */
    AGAIN;

    /**
     * Returns the mode of that name.
     *
     * @throws MlModelException if there is none
     */
    public static TrainingMode of(String text) {
        List<String> known = Arrays.stream(values())
                .filter(mode -> mode != AGAIN)
                .map(TrainingMode::text)
                .toList();
        int index = known.indexOf(text);
        if (index < 0) {
            throw MlModelException.user("mlmodel.training is '" + text + "'" + Names.didYouMean(text, known)
                    + " It is one of: " + Names.list(known) + ".");
        }
        return values()[index];
    }

    private String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
