/** Linear and logistic regression. */
@Internal
@NullMarked
package io.github.mlmodel.engine.trees.linear;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
