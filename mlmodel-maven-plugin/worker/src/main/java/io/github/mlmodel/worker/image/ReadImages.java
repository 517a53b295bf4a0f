package io.github.mlmodel.worker.image;

import io.github.mlmodel.worker.table.ImageRows;
import io.github.mlmodel.worker.table.Target;

/**
 * What was read.
 *
 * @param rows the images of the side that was asked for, in the order of the files
 * @param target their classes
 * @param digest SHA-256 over shape, classes and bytes, in order; independent of file names and threads
 * @param rowsInFiles images of both sides
 */
public record ReadImages(ImageRows rows, Target target, String digest, long rowsInFiles) {}
