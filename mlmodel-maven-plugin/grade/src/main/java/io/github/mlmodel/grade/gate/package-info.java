/** Gates, their verdicts, and the grade that they add up to. */
@Internal
@NullMarked
package io.github.mlmodel.grade.gate;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
