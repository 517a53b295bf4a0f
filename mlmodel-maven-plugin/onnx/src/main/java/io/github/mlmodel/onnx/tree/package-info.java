/** Tree ensembles as ONNX graphs, for every engine that grows trees. */
@NullMarked
package io.github.mlmodel.onnx.tree;

import org.jspecify.annotations.NullMarked;
