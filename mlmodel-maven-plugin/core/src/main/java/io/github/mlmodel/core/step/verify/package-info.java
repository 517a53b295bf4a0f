/** Verifies bundles as an application would use them, and stores models. */
@NullMarked
package io.github.mlmodel.core.step.verify;

import org.jspecify.annotations.NullMarked;
