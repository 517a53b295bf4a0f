/** Reads data files into columns, infers types, and splits rows into trained on and held back. */
@Internal
@NullMarked
package io.github.mlmodel.worker.data;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
