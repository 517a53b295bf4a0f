/** Opens the source of a table: delimited text, or an artifact's own rows. */
@Internal
@NullMarked
package io.github.mlmodel.worker.source;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
