/** Writes graphs under construction in ONNX's operators, for any device or for a processor. */
@Internal
@NullMarked
package io.github.mlmodel.engine.neural.lowering;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
