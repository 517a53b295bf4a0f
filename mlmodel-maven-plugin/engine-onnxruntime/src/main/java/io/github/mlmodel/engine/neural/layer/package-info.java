/** Layers: what a line of a network says, what it computes, and the parameters that it trains. */
@Internal
@NullMarked
package io.github.mlmodel.engine.neural.layer;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
