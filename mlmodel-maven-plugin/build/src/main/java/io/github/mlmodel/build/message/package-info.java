/** Requests to the forked JVM, its responses and its events. */
@Internal
@NullMarked
package io.github.mlmodel.build.message;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
