/** What an operator is that Java evaluates, and what it knows of a node before a row is there. */
@Internal
@NullMarked
package io.github.mlmodel.runtime.operator;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
