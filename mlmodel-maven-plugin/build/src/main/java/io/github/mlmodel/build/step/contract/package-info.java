/** Publishes what a project relies on of models that it depends on. */
@Internal
@NullMarked
package io.github.mlmodel.build.step.contract;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
