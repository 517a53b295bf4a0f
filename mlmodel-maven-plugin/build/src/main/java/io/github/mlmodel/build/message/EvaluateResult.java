package io.github.mlmodel.build.message;

import java.util.List;

/**
 * An evaluated model.
 *
 * @param rows held-back rows
 * @param seconds wall-clock time
 * @param notes what the user should know, a clause each
 */
public record EvaluateResult(long rows, double seconds, List<String> notes) {

    /** Copies the list. */
    public EvaluateResult {
        notes = List.copyOf(notes);
    }
}
