/** Where ONNX Runtime computes: the processor or an NVIDIA GPU, and what is wrong with it. */
@Internal
@NullMarked
package io.github.mlmodel.engine.neural.device;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
