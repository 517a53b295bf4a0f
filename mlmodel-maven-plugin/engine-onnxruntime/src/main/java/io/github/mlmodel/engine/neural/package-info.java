/** Neural networks as a trainer: parameters, data, training, and the model that comes of it. */
@NullMarked
package io.github.mlmodel.engine.neural;

import org.jspecify.annotations.NullMarked;
