/** Tensors as expressions: ONNX operators with types and shapes, and their gradients. */
@Internal
@NullMarked
package io.github.mlmodel.engine.neural.tensor;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
