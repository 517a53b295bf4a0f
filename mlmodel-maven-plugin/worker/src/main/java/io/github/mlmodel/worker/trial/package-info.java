/** Tries a model before anything is configured: trains it on some rows, scores it on others, and throws it away. */
@Internal
@NullMarked
package io.github.mlmodel.worker.trial;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
