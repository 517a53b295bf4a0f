/** Tree ensembles as ONNX graphs, for every engine that grows trees. */
@Internal
@NullMarked
package io.github.mlmodel.onnx.tree;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
