/** Cells of rows: read from files, and shown. */
@Internal
@NullMarked
package io.github.mlmodel.junit.cell;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
