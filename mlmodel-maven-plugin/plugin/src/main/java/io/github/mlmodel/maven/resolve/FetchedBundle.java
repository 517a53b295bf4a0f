package io.github.mlmodel.maven.resolve;

import java.nio.file.Path;

/** What a deployment repository gave. */
public sealed interface FetchedBundle {

    /**
     * The bundle, as it is published.
     *
     * @param file the file, in the folder that was named for it
     */
    record Fetched(Path file) implements FetchedBundle {}

    /**
     * There is no such bundle, not even after a minute.
     *
     * @param sentence says so
     */
    record NotFound(String sentence) implements FetchedBundle {}

    /**
     * The repository refused, did not answer, or gave something that is not what was uploaded.
     *
     * @param reason the kind of refusal
     * @param sentence says what it means and what to do
     */
    record Refused(Refusal reason, String sentence) implements FetchedBundle {}
}
