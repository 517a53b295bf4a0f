/** ONNX Runtime's native library: loaded once, on a thread that it cannot crash, with an explanation where it does not load. */
@NullMarked
package io.github.mlmodel.runtime.library;

import org.jspecify.annotations.NullMarked;
