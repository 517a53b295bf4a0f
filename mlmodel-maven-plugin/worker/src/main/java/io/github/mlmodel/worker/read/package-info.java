/** What reading a table asks for and gives, whatever its rows are written in. */
@Internal
@NullMarked
package io.github.mlmodel.worker.read;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
