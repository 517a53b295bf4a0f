/** Tensors as expressions: ONNX operators with types and shapes, and their gradients. */
@NullMarked
package io.github.mlmodel.engine.neural.tensor;

import org.jspecify.annotations.NullMarked;
