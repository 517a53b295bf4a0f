package io.github.mlmodel.build.step.deploy;

import io.github.mlmodel.model.MlModelException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The uploads of a build: where they go, when, and what of them was left to the last module. */
public interface Uploads {

    /** Returns whether a model's bundle was attached, or the build is one of this step alone, which attaches nothing. */
    boolean isAttached(String model);

    /**
     * Returns where the bundle of a model of this module is published.
     *
     * @throws MlModelException if there is no repository to deploy to
     */
    Publication publication(String model);

    /**
     * Returns where the project's own jar is published.
     *
     * @throws MlModelException if there is no repository to deploy to
     */
    Publication publicationOfJar();

    /** Returns whether all modules are uploaded at the end of the build. */
    boolean areAtEnd();

    /** Returns whether this module is the build's last, or its only one. */
    boolean isLast();

    /** Returns whether the last module runs this step too, and so looks again. */
    boolean areLeftToLast();

    /** Returns the name of the module that is built last. */
    String last();

    /** Takes note of a jar, or of the folder of a model whose bundle was not there yet. */
    void addLater(Path place);

    /** Returns whether that jar or folder was taken note of, in this build. */
    boolean isLater(Path place);

    /** Returns the other modules of this build. */
    List<OtherModule> others();

    /** Another module of this build. */
    interface OtherModule {

        /** Returns its {@code target/mlmodel}, which may not exist. */
        Path target();

        /** Returns its own archive, where it has made one. */
        Optional<Path> jar();

        /** Returns whether its version may be published again. */
        boolean isSnapshot();

        /**
         * Returns where the bundle of a model of it is published.
         *
         * @throws MlModelException if there is no repository to deploy to
         */
        Publication publication(String model);

        /**
         * Returns where its own archive is published.
         *
         * @throws MlModelException if there is no repository to deploy to
         */
        Publication publicationOfJar();
    }
}
