package io.github.mlmodel.spi;

import io.github.mlmodel.model.api.Stable;
import org.jspecify.annotations.Nullable;

/**
 * The rows to train on. Every array has one element a row; arrays are shared and must not be written to.
 *
 * @param features what is known of each row
 * @param target what is to be predicted
 * @param weights each row's positive weight, or absent when all are 1
 * @param <R> a matrix of features, or images
 * @param <T> classes or numbers
 */
@Stable(since = "1.0.0")
public record TrainingData<R extends TrainingRows, T extends Target>(R features, T target, float @Nullable [] weights) {

    /** Takes the parts. Written out: in a compact constructor javac 17 drops that weights may be absent. */
    public TrainingData(R features, T target, float @Nullable [] weights) {
        if (features.rows() != target.rows()) {
            throw new IllegalArgumentException(target.rows() + " targets for " + features.rows() + " rows");
        }
        this.features = features;
        this.target = target;
        this.weights = weights;
    }

    /** Returns the number of rows. */
    public int rows() {
        return features.rows();
    }

    /** Returns the same rows with another view of what is to be predicted. */
    <S extends Target> TrainingData<R, S> of(S other) {
        return new TrainingData<>(features, other, weights);
    }
}
