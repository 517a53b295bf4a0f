/** Trains the models that are stale. */
@Internal
@NullMarked
package io.github.mlmodel.build.step.train;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
