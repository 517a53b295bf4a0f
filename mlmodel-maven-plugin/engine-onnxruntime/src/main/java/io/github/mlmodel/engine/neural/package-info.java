/** Neural networks as a trainer: parameters, data, training, and the model that comes of it. */
@Internal
@NullMarked
package io.github.mlmodel.engine.neural;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
