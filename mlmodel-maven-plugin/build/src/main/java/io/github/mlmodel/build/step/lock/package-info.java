/** Compares models with those that a committed file names. */
@Internal
@NullMarked
package io.github.mlmodel.build.step.lock;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
