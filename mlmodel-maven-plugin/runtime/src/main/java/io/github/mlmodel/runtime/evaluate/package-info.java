/** Graphs made ready to be evaluated in Java, and their evaluation. */
@Internal
@NullMarked
package io.github.mlmodel.runtime.evaluate;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
