/** What an ONNX file may hold, once for everything that takes one in, ships one or loads one. */
@NullMarked
package io.github.mlmodel.core.rule;

import org.jspecify.annotations.NullMarked;
