/** What the scripts of the integration tests in {@code src/it} share. */
@NullMarked
package io.github.mlmodel.integration;

import org.jspecify.annotations.NullMarked;
