/** The one door to the bytes of data files. */
@Internal
@NullMarked
package io.github.mlmodel.worker.file;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
