/** The goals. */
@Internal
@NullMarked
package io.github.mlmodel.maven;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
