package io.github.mlmodel.build.step.reproduce;

import io.github.mlmodel.build.config.BundleCoordinates;
import io.github.mlmodel.build.step.train.TrainRequest;
import org.jspecify.annotations.Nullable;

/**
 * Released models to train again.
 *
 * @param training how the models are trained: all of them, whatever is there already
 * @param released coordinates of the released version, without a model's name; absent where none is named
 */
public record ReproduceRequest(
        TrainRequest training, @Nullable BundleCoordinates released) {}
