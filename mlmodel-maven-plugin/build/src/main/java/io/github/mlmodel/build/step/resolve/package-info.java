/** Resolves what a build will need, so that it works offline. */
@Internal
@NullMarked
package io.github.mlmodel.build.step.resolve;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
