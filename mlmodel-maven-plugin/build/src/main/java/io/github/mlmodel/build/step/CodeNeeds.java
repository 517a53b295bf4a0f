package io.github.mlmodel.build.step;

import io.github.mlmodel.build.fingerprint.Fingerprint.Input;
import io.github.mlmodel.model.MlModelException;
import java.io.IOException;
import java.util.List;

/** Finds everything that the project's own trainers and metrics are, and need of the project and its dependencies. */
public interface CodeNeeds {

    /**
     * Returns what {@code src/train} needs, itself first.
     *
     * @throws MlModelException if that cannot be found out, because it does not compile
     */
    List<Input> ofTrainers() throws IOException;

    /**
     * Returns what {@code src/evaluate} needs, itself first.
     *
     * @throws MlModelException if that cannot be found out, because it does not compile
     */
    List<Input> ofMetrics() throws IOException;
}
