/** ONNX graphs as values, free of any library. */
@NullMarked
package io.github.mlmodel.spi.graph;

import org.jspecify.annotations.NullMarked;
