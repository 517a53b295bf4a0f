/** The aliases with trainers of our own: histogram forests, linear models, and XGBoost by its own interface. */
@NullMarked
package io.github.mlmodel.engine.fast;

import org.jspecify.annotations.NullMarked;
