/** Training programs: steps as ONNX graphs that a Loop runs, optimisers, schedules, and what surrounds an epoch. */
@NullMarked
package io.github.mlmodel.engine.neural.program;

import org.jspecify.annotations.NullMarked;
