/** Compares data with the schemas that people have committed. */
@Internal
@NullMarked
package io.github.mlmodel.build.step.check;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
