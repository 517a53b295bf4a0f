/** Operators: the shapes that come of each, and the rule that carries gradients back through it. */
@Internal
@NullMarked
package io.github.mlmodel.engine.neural.operator;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
