/** Training programs: steps as ONNX graphs that a Loop runs, optimisers, schedules, and what surrounds an epoch. */
@Internal
@NullMarked
package io.github.mlmodel.engine.neural.program;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
