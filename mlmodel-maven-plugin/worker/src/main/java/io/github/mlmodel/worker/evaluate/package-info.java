/** Evaluates the file that ships on held-back rows, from raw columns, as an application would use it. */
@Internal
@NullMarked
package io.github.mlmodel.worker.evaluate;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
