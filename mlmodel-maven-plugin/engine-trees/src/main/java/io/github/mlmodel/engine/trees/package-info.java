/** The engine of the product's own trainers, by alias: trees, linear models, and XGBoost. */
@NullMarked
package io.github.mlmodel.engine.trees;

import org.jspecify.annotations.NullMarked;
