/** Losses: what training makes small, and what a network's output means when it predicts. */
@Internal
@NullMarked
package io.github.mlmodel.engine.neural.loss;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
