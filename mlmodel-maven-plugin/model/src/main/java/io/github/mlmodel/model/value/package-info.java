/** What a value of a file or an application means to a column: the one way to what a model takes. */
@Internal
@NullMarked
package io.github.mlmodel.model.value;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
