/** Implements the ports of the steps with Maven's components. */
@NullMarked
package io.github.mlmodel.maven.port;

import org.jspecify.annotations.NullMarked;
