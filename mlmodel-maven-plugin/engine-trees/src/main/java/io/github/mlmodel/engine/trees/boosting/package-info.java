/** Gradient boosting: trees on histograms of whole numbers, each fitted to the derivatives of a loss. */
@Internal
@NullMarked
package io.github.mlmodel.engine.trees.boosting;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
