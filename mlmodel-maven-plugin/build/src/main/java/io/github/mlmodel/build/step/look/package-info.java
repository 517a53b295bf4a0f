/** Looks at data and models: describes what a build would do, and suggests a configuration. */
@Internal
@NullMarked
package io.github.mlmodel.build.step.look;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
