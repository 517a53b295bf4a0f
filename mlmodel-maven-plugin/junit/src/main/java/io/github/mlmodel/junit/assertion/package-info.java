/** Assertions on models, on what changes their predictions, and on how good they are. */
@NullMarked
package io.github.mlmodel.junit.assertion;

import org.jspecify.annotations.NullMarked;
