/** Metrics by name: what each means, its direction and range, and how it is computed. */
@NullMarked
package io.github.mlmodel.core.metric;

import org.jspecify.annotations.NullMarked;
