package io.github.mlmodel.spi;

import java.nio.file.Path;

/**
 * What surrounds a training.
 *
 * @param seed the seed of everything random
 * @param threads how many threads may work; must not decide bytes
 * @param device {@code cpu}, {@code cuda} or {@code auto}
 * @param checkpoints folder that survives a {@code clean}, of this training alone; it may not exist yet
 * @param progress told how far the training is
 */
public record TrainingContext(long seed, int threads, String device, Path checkpoints, Progress progress) {}
