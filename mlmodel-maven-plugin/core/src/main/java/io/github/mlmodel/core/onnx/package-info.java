/** ONNX graphs as immutable values, without protobuf. */
@NullMarked
package io.github.mlmodel.core.onnx;

import org.jspecify.annotations.NullMarked;
