/** Reads images: IDX files and folders of PNG and JPEG files by class, as bytes outside the heap. */
@Internal
@NullMarked
package io.github.mlmodel.worker.image;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
