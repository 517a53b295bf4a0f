/** The step that generates typed classes for models, so that code compiles against them before they are trained. */
@Internal
@NullMarked
package io.github.mlmodel.build.step.generate;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
