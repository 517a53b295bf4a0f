/** Compares predictions of the same rows that were computed in two ways. */
@Internal
@NullMarked
package io.github.mlmodel.worker.judge;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
