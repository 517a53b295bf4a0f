/** Which rows are held back. */
@Internal
@NullMarked
package io.github.mlmodel.worker.split;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
