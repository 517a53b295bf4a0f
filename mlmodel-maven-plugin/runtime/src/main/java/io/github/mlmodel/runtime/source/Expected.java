package io.github.mlmodel.runtime.source;

import io.github.mlmodel.model.Anchor;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelFile;
import java.util.Locale;
import java.util.Optional;

/**
 * Which {@code model.onnx} an application asks for.
 *
 * @param sha256 its SHA-256, or empty where the one that is recorded beside it counts
 */
public record Expected(Optional<String> sha256) {

    /** Returns that what is recorded beside the file counts. */
    public static Expected recorded() {
        return new Expected(Optional.empty());
    }

    /**
     * Returns one file.
     *
     * @throws IllegalArgumentException if the text is no SHA-256
     */
    public static Expected of(String sha256) {
        if (!sha256.matches("[0-9a-fA-F]{64}")) {
            throw new IllegalArgumentException("'" + sha256 + "' is no SHA-256: 64 hexadecimal digits.");
        }
        return new Expected(Optional.of(sha256.toLowerCase(Locale.ROOT)));
    }

    /**
     * Refuses a model that is another one.
     *
     * @param actual SHA-256 of its {@code model.onnx}
     */
    public void require(ModelSource source, String actual) {
        sha256.filter(wanted -> !wanted.equals(actual)).ifPresent(wanted -> {
            throw MlModelException.user(
                    Anchor.CHANGED_MODEL,
                    ModelFile.MODEL + " of " + source.origin() + " is not the one that was asked for: its SHA-256 is "
                            + actual + ", and not " + wanted + ".");
        });
    }
}
