/** ONNX graphs as values, and the reading of their files without a library. */
@Internal
@NullMarked
package io.github.mlmodel.runtime.graph;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
