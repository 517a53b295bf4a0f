/** A model's files, wherever they come from, and what has to be true of them before anything is loaded. */
@Internal
@NullMarked
package io.github.mlmodel.runtime.source;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
