package io.github.mlmodel.spi;

import io.github.mlmodel.model.api.Stable;

/**
 * Learns one kind of target from one kind of rows.
 *
 * @param <R> a matrix of features, or images
 * @param <T> classes or numbers
 */
@Stable(since = "1.0.0")
@FunctionalInterface
public interface Learner<R extends TrainingRows, T extends Target> {

    /** Trains a model. Equal data, parameters and seed give an equal model, with any number of threads. */
    TrainingResult<R> train(TrainingData<R, T> data, TrainingContext context);
}
