/** Writes graphs as ONNX files, reads ONNX files, and refuses those that reach outside themselves. */
@NullMarked
package io.github.mlmodel.onnx;

import org.jspecify.annotations.NullMarked;
