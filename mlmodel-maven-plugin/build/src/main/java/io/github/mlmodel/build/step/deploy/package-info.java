/** Proves that what was published is what was built. */
@Internal
@NullMarked
package io.github.mlmodel.build.step.deploy;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
