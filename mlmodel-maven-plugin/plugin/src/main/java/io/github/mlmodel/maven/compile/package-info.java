/** Compiles the project's own training and evaluation code. */
@Internal
@NullMarked
package io.github.mlmodel.maven.compile;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
