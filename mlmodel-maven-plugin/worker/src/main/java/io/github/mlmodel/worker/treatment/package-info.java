/** How a column is treated: decided once, on training rows alone, of what its values look like. */
@Internal
@NullMarked
package io.github.mlmodel.worker.treatment;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
