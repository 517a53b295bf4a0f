/** Reads images: IDX files and folders of PNG and JPEG files by class, as bytes outside the heap. */
@NullMarked
package io.github.mlmodel.worker.image;

import org.jspecify.annotations.NullMarked;
