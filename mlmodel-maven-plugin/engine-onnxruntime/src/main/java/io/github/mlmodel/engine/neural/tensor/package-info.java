/** Tensors as expressions: the graph under construction that they are values of, with types and shapes. */
@Internal
@NullMarked
package io.github.mlmodel.engine.neural.tensor;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
