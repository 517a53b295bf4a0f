package io.github.mlmodel.model;

import io.github.mlmodel.model.api.Stable;
import java.util.List;
import java.util.Objects;

/**
 * Where a model comes from.
 *
 * @param trainer the trainer's type as configured
 * @param trainingDigest digest over training rows, training specification, custom code and engine
 * @param features a sentence a column: how it becomes features
 * @param curve what became of the loss and other quantities during the training, a value an epoch; empty for a trainer
 *     without epochs
 */
@Stable(since = "1.0.0")
public record Lineage(String trainer, String trainingDigest, List<String> features, List<LearningCurve> curve) {

    /** Copies the lists. */
    public Lineage {
        Objects.requireNonNull(trainer);
        Objects.requireNonNull(trainingDigest);
        features = List.copyOf(features);
        curve = List.copyOf(curve);
    }
}
