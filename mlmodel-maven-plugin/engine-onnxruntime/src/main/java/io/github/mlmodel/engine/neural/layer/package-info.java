/** Layers: what a line of a network says, what it computes, and the parameters that it trains. */
@NullMarked
package io.github.mlmodel.engine.neural.layer;

import org.jspecify.annotations.NullMarked;
