package io.github.mlmodel.build.message;

import io.github.mlmodel.build.spec.ModelSpec;
import java.time.Duration;
import java.util.Optional;

/**
 * A job that looks at a model's rows, and leaves nothing behind that ships.
 *
 * @param <R> what it finds
 */
public sealed interface DataLook<R> extends Job<R> permits EvaluateJob, TrialJob, CheckJob, DriftJob, RowsJob {

    /** Returns how the rows are read. */
    ModelSpec spec();

    @Override
    default String name() {
        return spec().name();
    }

    @Override
    default Optional<Duration> patience() {
        return Optional.of(PATIENCE);
    }
}
