/** Words for messages: lists, counts, suggestions, and texts of others as people may see them. */
@Internal
@NullMarked
package io.github.mlmodel.model.text;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
