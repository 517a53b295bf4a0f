/** How what a model takes and gives differs from an earlier one, and whether its version says so. */
@Internal
@NullMarked
package io.github.mlmodel.build.signature;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
