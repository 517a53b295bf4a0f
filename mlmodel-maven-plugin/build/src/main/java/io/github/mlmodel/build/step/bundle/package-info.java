/** Makes the bundles of models, and decides which of them may be attached. */
@Internal
@NullMarked
package io.github.mlmodel.build.step.bundle;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
