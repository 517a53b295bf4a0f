/** How far a value may be off because its rows are a sample: intervals, of values and of differences. Numbers in, numbers out. */
@Internal
@NullMarked
package io.github.mlmodel.grade.interval;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
