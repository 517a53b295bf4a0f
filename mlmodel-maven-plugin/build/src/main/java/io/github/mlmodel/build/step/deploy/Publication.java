package io.github.mlmodel.build.step.deploy;

import io.github.mlmodel.model.MlModelException;
import java.nio.file.Path;
import java.time.Duration;

/** A bundle, or a project's own jar, at the place where it is, or will be, published. */
public interface Publication {

    /** Returns its coordinates. */
    String coordinates();

    /** Returns the repository as messages name it. */
    String repository();

    /** Returns the repository's id. */
    String repositoryId();

    /** Returns the repository's address, without credentials. */
    String repositoryUrl();

    /**
     * Fetches it as somebody would who has never seen it.
     *
     * @param patience how long the repository is asked again while it does not show it, or has trouble
     * @param folder takes the file
     * @throws MlModelException if the folder cannot be written, or the build is interrupted
     */
    Fetched fetch(Duration patience, Path folder);

    /** What the repository gave. */
    sealed interface Fetched {

        /**
         * What was published, as it is there.
         *
         * @param file the file
         */
        record Found(Path file) implements Fetched {}

        /**
         * It is not there.
         *
         * @param sentence says so
         */
        record Missing(String sentence) implements Fetched {}

        /**
         * The repository refused, did not answer, or gave something that is not what was uploaded.
         *
         * @param sentence says what it means and what to do
         */
        record Refused(String sentence) implements Fetched {}
    }
}
