/** Finds what the project's own trainers and metrics need of the project. */
@Internal
@NullMarked
package io.github.mlmodel.maven.reach;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
