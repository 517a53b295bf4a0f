/** Features as bins of a byte: quantiles, columns, panels of rows, and lists of what is rarely not zero. */
@Internal
@NullMarked
package io.github.mlmodel.engine.trees.boosting.bins;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
