package io.github.mlmodel.build.step.resolve;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.spi.catalog.EngineArtifacts;
import java.io.IOException;

/** Brings what workers run on from repositories. */
public interface Libraries {

    /**
     * Resolves the worker and engines.
     *
     * @param needed the engines, and the libraries that their trainers need
     * @param gpu whether they compute on a GPU
     * @return the number of jars
     * @throws MlModelException if something cannot be resolved
     */
    int worker(EngineArtifacts needed, boolean gpu);

    /**
     * Resolves CUDA's libraries, those that this machine lacks.
     *
     * @throws MlModelException if something cannot be resolved
     */
    void cuda() throws IOException;
}
