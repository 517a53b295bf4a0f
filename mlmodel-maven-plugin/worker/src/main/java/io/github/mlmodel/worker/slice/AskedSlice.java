package io.github.mlmodel.worker.slice;

import io.github.mlmodel.grade.Slice;
import io.github.mlmodel.grade.condition.Condition;

/**
 * A slice that is asked for.
 *
 * @param slice the slice
 * @param condition what its rows keep
 */
record AskedSlice(Slice slice, Condition condition) {}
