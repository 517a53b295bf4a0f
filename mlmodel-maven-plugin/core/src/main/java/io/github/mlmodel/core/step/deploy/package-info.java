/** Proves that what was published is what was built. */
@NullMarked
package io.github.mlmodel.core.step.deploy;

import org.jspecify.annotations.NullMarked;
