/** Gradient boosting by XGBoost, through its own interface. */
@NullMarked
package io.github.mlmodel.engine.trees.boosting;

import org.jspecify.annotations.NullMarked;
