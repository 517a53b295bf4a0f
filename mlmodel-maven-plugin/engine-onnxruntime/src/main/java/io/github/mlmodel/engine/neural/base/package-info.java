/** Networks from elsewhere, read from ONNX files, as the first part of a network that is trained further. */
@Internal
@NullMarked
package io.github.mlmodel.engine.neural.base;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
