/** Where ONNX Runtime computes: the processor or an NVIDIA GPU, and what is wrong with it. */
@NullMarked
package io.github.mlmodel.engine.neural.device;

import org.jspecify.annotations.NullMarked;
