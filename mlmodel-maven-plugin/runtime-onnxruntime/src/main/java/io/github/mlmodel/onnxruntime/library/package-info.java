/** ONNX Runtime's native library: loaded once, on a thread that it cannot crash, with an explanation where it does not load. */
@Internal
@NullMarked
package io.github.mlmodel.onnxruntime.library;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
