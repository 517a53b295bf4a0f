/** The elements of the plugin's configuration, as Maven fills them, and their way into validated specifications. */
@NullMarked
package io.github.mlmodel.maven.config;

import org.jspecify.annotations.NullMarked;
