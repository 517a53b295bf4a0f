/** XGBoost as a trainer, through its own interface. */
@Internal
@NullMarked
package io.github.mlmodel.engine.trees.xgboost;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
