/** Files that are written whole, digests of them, folders and locks. */
@Internal
@NullMarked
package io.github.mlmodel.model.file;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
