package io.github.mlmodel.core.message;

import io.github.mlmodel.core.spec.DatasetSpec;
import java.util.List;

/**
 * Data to look at.
 *
 * @param name the model's name, or the file's
 * @param dataset how the files are read; an empty target means that one is to be suggested
 * @param sources the files, sorted by name
 */
public record InspectJob(String name, DatasetSpec dataset, List<DataFile> sources) {

    /** Copies the list. */
    public InspectJob {
        sources = List.copyOf(sources);
    }
}
