package io.github.mlmodel.build.step;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.model.MlModelException;
import java.io.IOException;

/** Finds the files that trainers begin with: paths of the project, or artifacts of its repositories. */
public interface BaseFiles {

    /**
     * Returns the file.
     *
     * @param name a path relative to the project, or coordinates
     * @param element the element's XML path, for messages
     * @throws MlModelException if there is no such file, or it cannot be resolved
     */
    DataFile find(String name, String element) throws IOException;
}
