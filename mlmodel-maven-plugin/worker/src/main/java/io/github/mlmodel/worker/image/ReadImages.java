package io.github.mlmodel.worker.image;

import io.github.mlmodel.spi.Target;
import io.github.mlmodel.worker.table.ImageRows;

/**
 * What was read.
 *
 * @param rows the images of the side that was asked for, in the order of the files
 * @param target their classes
 * @param digest SHA-256 over shape, classes and bytes, in order; independent of file names and threads
 * @param rowsInFiles images of both sides
 */
public record ReadImages(ImageRows rows, Target.Classes target, String digest, long rowsInFiles) {}
