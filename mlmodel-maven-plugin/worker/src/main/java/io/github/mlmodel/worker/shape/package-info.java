/** Looks at the first lines of a file: what form it has, where its table starts, what is odd in a line. */
@Internal
@NullMarked
package io.github.mlmodel.worker.shape;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
