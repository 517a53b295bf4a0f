/** Reads delimited text: its form, its columns, its lines. */
@Internal
@NullMarked
package io.github.mlmodel.worker.text;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
