/** Reverse-mode differentiation: walks a graph from the loss to its variables, by the rules of the operators. */
@Internal
@NullMarked
package io.github.mlmodel.engine.neural.gradient;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
