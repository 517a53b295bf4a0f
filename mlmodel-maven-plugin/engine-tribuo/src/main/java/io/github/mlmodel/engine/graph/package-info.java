/** Parts of ONNX graphs that several kinds of models share. */
@NullMarked
package io.github.mlmodel.engine.graph;

import org.jspecify.annotations.NullMarked;
