/** Finds which evaluations count, makes those that are missing, and judges gates by them. */
@Internal
@NullMarked
package io.github.mlmodel.build.step.judge;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
