/** What each column of a row adds to what a graph computes of it. */
@Internal
@NullMarked
package io.github.mlmodel.runtime.explain;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
