/** What training makes small: losses, their derivatives, and how sums become what is predicted. */
@Internal
@NullMarked
package io.github.mlmodel.engine.trees.boosting.loss;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
