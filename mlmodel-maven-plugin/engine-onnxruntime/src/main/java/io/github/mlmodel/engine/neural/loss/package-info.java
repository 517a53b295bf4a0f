/** Losses: what training makes small, and what a network's output means when it predicts. */
@NullMarked
package io.github.mlmodel.engine.neural.loss;

import org.jspecify.annotations.NullMarked;
