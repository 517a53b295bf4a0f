/** Rows by column, images, and what is predicted. */
@Internal
@NullMarked
package io.github.mlmodel.worker.table;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
