package io.github.mlmodel.build.step;

import io.github.mlmodel.model.MlModelException;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Compiles the project's own trainers and metrics. What was compiled is on the class path of later workers. */
public interface OwnCode {

    /**
     * Compiles {@code src/train/java}; returns the classes' folder, or nothing if there is no such code.
     *
     * @throws MlModelException if it does not compile, or has changed since its digest was taken
     */
    @Nullable
    Path trainClasses() throws IOException;

    /**
     * Compiles {@code src/evaluate/java}; returns the classes' folder, or nothing if there is no such code.
     *
     * @throws MlModelException if it does not compile, or has changed since its digest was taken
     */
    @Nullable
    Path evaluateClasses() throws IOException;

    /** Returns in words which Java runs what is compiled. */
    String release();

    /** Returns whether what is compiled stays in the user's cache, and is taken from there: not where other builds fill it. */
    boolean isKept();
}
