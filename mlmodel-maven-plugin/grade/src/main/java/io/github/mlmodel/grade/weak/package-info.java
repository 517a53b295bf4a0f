/** Finds parts of rows in which a model is wrong more often than elsewhere, of those that nobody named. */
@Internal
@NullMarked
package io.github.mlmodel.grade.weak;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
