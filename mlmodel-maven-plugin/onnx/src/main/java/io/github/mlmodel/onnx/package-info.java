/** Writes graphs as ONNX files, reads ONNX files, and refuses those that reach outside themselves. */
@Internal
@NullMarked
package io.github.mlmodel.onnx;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
