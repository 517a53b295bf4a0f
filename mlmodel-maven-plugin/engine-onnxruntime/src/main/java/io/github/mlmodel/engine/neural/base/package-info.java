/** Networks from elsewhere, read from ONNX files, as the first part of a network that is trained further. */
@NullMarked
package io.github.mlmodel.engine.neural.base;

import org.jspecify.annotations.NullMarked;
