/** Models as a build configures them: what decides their bytes, where they are trained, what judges them. */
@NullMarked
package io.github.mlmodel.core.config;

import org.jspecify.annotations.NullMarked;
