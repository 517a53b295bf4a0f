package io.github.mlmodel.build.message;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.spec.SliceSpec;
import java.util.List;

/**
 * The parts of the held-back rows that a model is judged by.
 *
 * @param slices the parts
 * @param training the files of the training rows, which quantiles are of; empty where none is asked for
 */
public record Slicing(List<SliceSpec> slices, List<DataFile> training) {

    /** All rows together. */
    public static final Slicing NONE = new Slicing(List.of(), List.of());

    /** Copies the lists. */
    public Slicing {
        slices = List.copyOf(slices);
        training = List.copyOf(training);
    }
}
