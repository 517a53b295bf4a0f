package io.github.mlmodel.build.step.drift;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.Names;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whose training rows today's are compared with. */
public enum ComparedModel {
    /** Those of the first that there is, in the order of the others. */
    NEAREST,
    /** Those of the model that a build has left in {@code target}. */
    TARGET,
    /** Those of the model in {@code src/models}. */
    STORED,
    /** Those of the last released model. */
    RELEASE;

    /**
     * Returns the one of a name.
     *
     * @param text the name, absent for the first that there is
     * @throws MlModelException if there is none
     */
    public static ComparedModel of(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return NEAREST;
        }
        List<String> known = Stream.of(values())
                .map(model -> model.name().toLowerCase(Locale.ROOT))
                .toList();
        int index = known.indexOf(text);
        if (index < 0) {
            throw MlModelException.user("mlmodel.drift.model is '" + text + "'" + Names.didYouMean(text, known)
                    + " It is one of: " + Names.list(known) + ".");
        }
        return values()[index];
    }
}
