/** Rows that are recorded with a model: composed by column of what the training rows have in common, and never one of them. */
@Internal
@NullMarked
package io.github.mlmodel.worker.sample;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
