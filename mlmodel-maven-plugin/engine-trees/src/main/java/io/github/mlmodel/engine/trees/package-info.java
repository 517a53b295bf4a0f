/** The engine of the product's own trainers, by alias: trees, linear models, boosting, and XGBoost. */
@Internal
@NullMarked
package io.github.mlmodel.engine.trees;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
