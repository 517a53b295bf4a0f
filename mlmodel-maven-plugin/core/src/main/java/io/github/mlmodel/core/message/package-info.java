/** Requests to the forked JVM, its responses and its events. */
@NullMarked
package io.github.mlmodel.core.message;

import org.jspecify.annotations.NullMarked;
