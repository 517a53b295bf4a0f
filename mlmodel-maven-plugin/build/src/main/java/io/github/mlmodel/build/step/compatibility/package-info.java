/** Says of models what breaks those who use an earlier one of them. */
@Internal
@NullMarked
package io.github.mlmodel.build.step.compatibility;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
