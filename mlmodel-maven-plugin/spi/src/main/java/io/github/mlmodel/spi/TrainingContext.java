package io.github.mlmodel.spi;

import io.github.mlmodel.model.api.Stable;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds a training.
 *
 * @param seed the seed of everything random
 * @param threads how many threads may work; must not decide bytes
 * @param device {@code cpu} or {@code cuda}
 * @param checkpoints folder that survives a {@code clean} and a killed build, of this training alone; it may not exist
 *     yet, and is deleted when the build has taken the model
 * @param debugGraphs folder that takes graphs which the trainer runs, to be looked at, or absent
 * @param progress told how far the training is
 */
@Stable(since = "1.0.0")
public record TrainingContext(
        long seed,
        int threads,
        String device,
        Path checkpoints,
        @Nullable Path debugGraphs,
        Progress progress) {

    /** Makes a context in which no graph is kept. */
    public TrainingContext(long seed, int threads, String device, Path checkpoints, Progress progress) {
        this(seed, threads, device, checkpoints, null, progress);
    }
}
