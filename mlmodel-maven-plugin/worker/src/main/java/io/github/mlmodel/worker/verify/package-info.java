/** Opens a packaged bundle as an application would, and checks that it does what it records. */
@Internal
@NullMarked
package io.github.mlmodel.worker.verify;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
