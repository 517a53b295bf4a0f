/** Cuts the text of a file into records of cells, by its declared form. */
@Internal
@NullMarked
package io.github.mlmodel.worker.record;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
