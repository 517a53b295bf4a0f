/** What verdicts add up to: the one place that says when a model has passed. */
@Internal
@NullMarked
package io.github.mlmodel.model.verdict;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
