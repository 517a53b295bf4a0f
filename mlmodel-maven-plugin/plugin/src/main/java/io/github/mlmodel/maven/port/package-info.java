/** Implements the ports of the steps with Maven's components. */
@Internal
@NullMarked
package io.github.mlmodel.maven.port;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
