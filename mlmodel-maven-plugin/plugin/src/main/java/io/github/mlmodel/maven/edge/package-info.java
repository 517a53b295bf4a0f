/** What leaves the plugin for people and other programs: log and failures without the secrets that the build knows. */
@Internal
@NullMarked
package io.github.mlmodel.maven.edge;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
