package io.github.mlmodel.build.message;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.spi.TrainerSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a worker does for one model. A further kind is a record here and a handler in the worker.
 *
 * @param <R> what it finds
 */
public sealed interface Job<R>
        permits DataLook, TrainJob, FoldsJob, VerifyJob, ContractJob, InspectJob, SchemaJob, ReproduceJob {

    /** How long a worker may come no further that only looks at what there is. */
    Duration PATIENCE = Duration.ofMinutes(10);

    /** Returns the name of the model, or of the data. */
    String name();

    /** Returns the class of what it finds, as which the outcome is read. */
    Class<R> finds();

    /** Returns the trainers whose engines must be on the worker's class path; usually none. */
    default Stream<TrainerSpec> trainers() {
        return Stream.empty();
    }

    /**
     * Returns how long a worker may come no further with it before it is stopped; nothing where that may take as long as it
     * takes, as a training may.
     */
    default Optional<Duration> patience() {
        return Optional.empty();
    }

    /**
     * Returns the files of the rows that it goes through, if its time grows about as they do; nothing where few rows may take
     * long.
     */
    default Optional<List<DataFile>> rowsAlone() {
        return Optional.empty();
    }

    /** Returns whether the worker needs ONNX Runtime's build for CUDA. */
    default boolean usesGpu() {
        return false;
    }
}
