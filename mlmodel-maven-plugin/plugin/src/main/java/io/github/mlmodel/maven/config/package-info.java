/** The plugin's configuration on its way out of Maven. */
@Internal
@NullMarked
package io.github.mlmodel.maven.config;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
