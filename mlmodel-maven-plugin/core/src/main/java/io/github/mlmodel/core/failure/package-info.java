/** Failures with a message for the user. */
@NullMarked
package io.github.mlmodel.core.failure;

import org.jspecify.annotations.NullMarked;
