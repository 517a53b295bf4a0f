/** Graphs that are loaded, by the evaluator in Java or by ONNX Runtime, and how blocks of rows run through them. */
@Internal
@NullMarked
package io.github.mlmodel.runtime.session;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
