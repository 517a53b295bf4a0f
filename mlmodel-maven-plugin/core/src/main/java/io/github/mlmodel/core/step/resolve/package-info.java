/** Resolves what a build will need, so that it works offline. */
@NullMarked
package io.github.mlmodel.core.step.resolve;

import org.jspecify.annotations.NullMarked;
