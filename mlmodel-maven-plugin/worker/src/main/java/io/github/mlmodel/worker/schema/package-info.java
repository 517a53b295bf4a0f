/** Looks at data for what schemas say of it. */
@Internal
@NullMarked
package io.github.mlmodel.worker.schema;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
