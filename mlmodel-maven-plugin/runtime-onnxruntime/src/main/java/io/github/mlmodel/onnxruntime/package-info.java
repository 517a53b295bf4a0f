/** Evaluates graphs by ONNX Runtime. */
@Internal
@NullMarked
package io.github.mlmodel.onnxruntime;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
