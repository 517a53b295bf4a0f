/** Gradient boosting by XGBoost, through its own interface. */
@Internal
@NullMarked
package io.github.mlmodel.engine.trees.boosting;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
