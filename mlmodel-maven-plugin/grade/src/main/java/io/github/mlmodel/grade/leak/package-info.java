/** How well a single column gives the target away. */
@Internal
@NullMarked
package io.github.mlmodel.grade.leak;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
