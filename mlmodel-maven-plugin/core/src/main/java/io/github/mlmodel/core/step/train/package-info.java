/** Trains the models that are stale. */
@NullMarked
package io.github.mlmodel.core.step.train;

import org.jspecify.annotations.NullMarked;
