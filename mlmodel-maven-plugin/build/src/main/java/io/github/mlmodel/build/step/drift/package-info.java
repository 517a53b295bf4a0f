/** Compares data with the rows that models were trained on. */
@Internal
@NullMarked
package io.github.mlmodel.build.step.drift;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
