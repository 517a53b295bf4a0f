/** Work that is done side by side, with the same result as one after another. */
@Internal
@NullMarked
package io.github.mlmodel.worker.concurrent;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
