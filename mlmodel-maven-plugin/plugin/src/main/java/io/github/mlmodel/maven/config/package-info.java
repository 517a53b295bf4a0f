/** The plugin's configuration on its way out of Maven. */
@NullMarked
package io.github.mlmodel.maven.config;

import org.jspecify.annotations.NullMarked;
