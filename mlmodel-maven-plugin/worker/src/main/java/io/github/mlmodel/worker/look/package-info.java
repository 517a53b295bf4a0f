/** Looks at columns for what people should know: what may be predicted, what tells it, what counts rows or moments. */
@Internal
@NullMarked
package io.github.mlmodel.worker.look;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
