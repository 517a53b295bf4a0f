/** What engines and the worker compute with: random numbers and sums that are the same on every machine, and threads that share work. */
@Internal
@NullMarked
package io.github.mlmodel.spi.work;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
