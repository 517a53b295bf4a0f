/** Parts of rows, by their columns. */
@Internal
@NullMarked
package io.github.mlmodel.worker.slice;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
