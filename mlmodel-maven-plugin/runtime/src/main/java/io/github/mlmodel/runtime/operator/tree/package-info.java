/** Ensembles of trees. */
@Internal
@NullMarked
package io.github.mlmodel.runtime.operator.tree;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
