/** Counts rows by the parts that a model's training rows were divided into. */
@Internal
@NullMarked
package io.github.mlmodel.worker.drift;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
