package io.github.mlmodel.grade.rows;

import io.github.mlmodel.model.ModelFile;
import java.util.Objects;

/**
 * A file in the output folder of a project's tests, by which these find what a training has left in {@code target}. No held-back row
 * stands in an output folder, where a jar would carry it away.
 *
 * @param format version of this file's format
 * @param modelDigest SHA-256 of the {@code model.onnx} that all of it is of
 * @param folder the model's folder, relative to that of this file, with {@code /}
 * @param rows the held-back rows
 * @param baseline the bundle that the model is compared with
 * @param metrics the folder of compiled metrics of the project's own, relative to the model's; empty where it has none
 */
public record TestPointer(int format, String modelDigest, String folder, Left rows, Left baseline, String metrics) {

    /** The format that this version writes and reads. */
    public static final int FORMAT = 2;

    /** How the names of pointers end. */
    public static final String ENDING = ".json";

    /** Images that have more bytes together are not left: they would be read into the memory of tests, and fill the cache. */
    public static final long MOST_BYTES_OF_IMAGES = 128L << 20;

    /** Name of the file of held-back rows in a model's folder; it is empty where there are too many images to be left. */
    public static final String ROWS = "rows.csv";

    /** Name of the bundle in a model's folder that the model is compared with. */
    public static final String BASELINE = "baseline.zip";

    /** Refuses what lacks a part, as a damaged file does. */
    public TestPointer {
        Objects.requireNonNull(modelDigest);
        Objects.requireNonNull(folder);
        Objects.requireNonNull(rows);
        Objects.requireNonNull(baseline);
        Objects.requireNonNull(metrics);
    }

    /** Returns the name of a model's pointer on the class path. */
    public static String resource(String model) {
        return ModelFile.TEST_FOLDER + model + ENDING;
    }
}
