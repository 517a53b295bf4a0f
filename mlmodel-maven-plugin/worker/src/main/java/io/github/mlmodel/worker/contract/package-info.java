/** Tries models by the contracts of those who use them. */
@Internal
@NullMarked
package io.github.mlmodel.worker.contract;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
