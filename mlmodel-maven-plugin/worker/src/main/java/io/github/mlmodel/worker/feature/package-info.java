/** Turns raw columns into features: fitted once on the training rows, then the same in memory and in the shipped graph. */
@Internal
@NullMarked
package io.github.mlmodel.worker.feature;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
