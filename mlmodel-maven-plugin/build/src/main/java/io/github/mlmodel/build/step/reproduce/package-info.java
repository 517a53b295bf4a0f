/** Trains released models again, and says what is still the same. */
@Internal
@NullMarked
package io.github.mlmodel.build.step.reproduce;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
