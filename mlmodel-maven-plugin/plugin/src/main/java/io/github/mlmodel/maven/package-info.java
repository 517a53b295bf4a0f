/** The goals. */
@NullMarked
package io.github.mlmodel.maven;

import org.jspecify.annotations.NullMarked;
