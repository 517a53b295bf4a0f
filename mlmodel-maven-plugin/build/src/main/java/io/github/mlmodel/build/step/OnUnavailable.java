package io.github.mlmodel.build.step;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.Names;
import java.util.List;

/** What becomes of a comparison for which a repository could not be asked. */
public enum OnUnavailable {
    /** Gates that compare are an error. */
    FAIL,
    /** Gates that compare are skipped, with a warning. */
    WARN;

    /** The property that says so. */
    public static final String PROPERTY = "mlmodel.baseline.onUnavailable";

    private static final List<String> TEXTS = List.of("fail", "warn");

    /**
     * Reads the parameter. A release fails whatever it says: nobody compares it afterwards.
     *
     * @param snapshot whether the version may be published again
     * @throws MlModelException if it is neither
     */
    public static OnUnavailable of(String text, boolean snapshot) {
        return switch (text) {
            case "fail" -> FAIL;
            case "warn" -> snapshot ? WARN : FAIL;
            default ->
                throw MlModelException.user(PROPERTY + " is '" + text + "'" + Names.didYouMean(text, TEXTS)
                        + " Write fail, or warn, which counts for a SNAPSHOT alone.");
        };
    }

    /** Returns whether it is an error. */
    public boolean isError() {
        return this == FAIL;
    }
}
