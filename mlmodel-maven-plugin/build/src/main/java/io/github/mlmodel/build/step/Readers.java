package io.github.mlmodel.build.step;

import io.github.mlmodel.model.MlModelException;
import java.nio.file.Path;
import java.util.List;

/** Finds the artifacts that read data which is no delimited text. */
public interface Readers {

    /**
     * Returns an artifact's jar, or its folder of classes in the same build, and what it depends on, in order.
     *
     * @param reader coordinates {@code group:artifact:version}
     * @throws MlModelException if it cannot be resolved
     */
    List<Path> jars(String reader);
}
