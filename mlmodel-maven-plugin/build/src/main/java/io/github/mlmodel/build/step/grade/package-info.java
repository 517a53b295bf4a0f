/** Evaluates models and judges their gates. */
@Internal
@NullMarked
package io.github.mlmodel.build.step.grade;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
