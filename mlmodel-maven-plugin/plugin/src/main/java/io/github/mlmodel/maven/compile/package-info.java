/** Compiles the project's own training and evaluation code. */
@NullMarked
package io.github.mlmodel.maven.compile;

import org.jspecify.annotations.NullMarked;
