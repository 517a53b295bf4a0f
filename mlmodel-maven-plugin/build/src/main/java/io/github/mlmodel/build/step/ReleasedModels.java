package io.github.mlmodel.build.step;

import io.github.mlmodel.build.config.BundleCoordinates;
import java.nio.file.Path;
import java.util.List;

/** Finds the bundles of models that were released, and the contracts of those who use them. */
public interface ReleasedModels {

    /** What the repositories answer, all together. */
    sealed interface Answer permits Found, None, Unavailable {}

    /**
     * There is one.
     *
     * @param coordinates its coordinates
     * @param file where it is
     */
    record Found(String coordinates, Path file) implements Answer {}

    /**
     * There is none: each repository says so.
     *
     * @param reason says so, as a clause
     */
    record None(String reason) implements Answer {}

    /**
     * Nobody knows, because a repository could not be asked.
     *
     * @param reason says so, as a clause
     */
    record Unavailable(String reason) implements Answer {}

    /** Looks for a model of the highest released version of this project below its own. */
    Answer latest(String model);

    /** Looks for the jar of the highest released version of this project below its own. */
    Answer latestJar();

    /**
     * Returns the released versions of this project, from the highest downwards; none where repositories cannot be asked.
     *
     * @param model the model of which it is known offline which versions have it
     */
    List<String> versions(String model);

    /** Looks for exactly one bundle. */
    Answer exactly(BundleCoordinates bundle);

    /**
     * Looks for the contract of a consumer with a model.
     *
     * @param consumer the consumer, whose version {@code RELEASE} is its highest released one
     */
    Answer contract(BundleCoordinates consumer, String model);
}
