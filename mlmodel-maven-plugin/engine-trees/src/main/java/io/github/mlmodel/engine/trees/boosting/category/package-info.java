/** Columns of categories as numbers: what a category adds to predictions, told by other rows than the one that it is told to. */
@Internal
@NullMarked
package io.github.mlmodel.engine.trees.boosting.category;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
