/** Sums, quantiles and counts over all rows of a training, wherever these lie. */
@Internal
@NullMarked
package io.github.mlmodel.engine.trees.boosting.exchange;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
