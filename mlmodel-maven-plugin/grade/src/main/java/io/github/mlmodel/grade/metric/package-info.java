/** Metrics: definitions, and their computation. */
@Internal
@NullMarked
package io.github.mlmodel.grade.metric;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
