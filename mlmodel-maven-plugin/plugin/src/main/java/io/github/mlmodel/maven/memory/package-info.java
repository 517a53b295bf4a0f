/**
 * Runs of goals that found everything as it was: what they said and did, so that a build of the same state need not find it out
 * again.
 *
 * <p>This runs before anything else of the plugin is loaded, so it needs few classes and no library.
 */
@Internal
@NullMarked
package io.github.mlmodel.maven.memory;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
