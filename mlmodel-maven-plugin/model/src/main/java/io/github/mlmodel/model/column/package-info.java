/** How the texts of a raw column are written, and what values they are. */
@NullMarked
package io.github.mlmodel.model.column;

import org.jspecify.annotations.NullMarked;
