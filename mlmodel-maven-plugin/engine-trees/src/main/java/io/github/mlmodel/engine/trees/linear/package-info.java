/** Linear and logistic regression. */
@NullMarked
package io.github.mlmodel.engine.trees.linear;

import org.jspecify.annotations.NullMarked;
