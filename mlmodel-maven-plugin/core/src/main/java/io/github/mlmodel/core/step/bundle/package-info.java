/** Makes the bundles of models, and decides which of them may be attached. */
@NullMarked
package io.github.mlmodel.core.step.bundle;

import org.jspecify.annotations.NullMarked;
