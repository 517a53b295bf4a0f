/** Conditions on the columns of rows: their grammar, and whether a row keeps one. */
@Internal
@NullMarked
package io.github.mlmodel.grade.condition;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
