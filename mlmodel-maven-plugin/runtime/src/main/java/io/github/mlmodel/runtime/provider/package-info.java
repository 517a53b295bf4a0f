/** What another library implements that evaluates graphs for the runtime, and what it gets. */
@Internal
@NullMarked
package io.github.mlmodel.runtime.provider;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
