/** Metrics of a project's own: the code that computes them, and the rows as it sees them. */
@Internal
@NullMarked
package io.github.mlmodel.grade.own;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
