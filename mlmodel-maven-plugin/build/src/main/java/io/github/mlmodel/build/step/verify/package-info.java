/** Verifies bundles as an application would use them, and stores models. */
@Internal
@NullMarked
package io.github.mlmodel.build.step.verify;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
