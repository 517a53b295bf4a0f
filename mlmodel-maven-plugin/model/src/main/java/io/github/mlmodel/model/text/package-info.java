/** Words for messages: lists, counts, suggestions. */
@Internal
@NullMarked
package io.github.mlmodel.model.text;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
