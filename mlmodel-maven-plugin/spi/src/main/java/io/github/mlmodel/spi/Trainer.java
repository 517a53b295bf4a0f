package io.github.mlmodel.spi;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.model.api.Stable;

/**
 * Trains models. A class of a project's {@code src/train/java} that implements this, is public and has a public
 * constructor without parameters can be named as {@code <trainer>}. An object trains once.
 */
@Stable(since = "1.0.0")
public interface Trainer {

    /**
     * Takes the parameters before anything else is called, and refuses what it does not know. The default knows none.
     *
     * @throws MlModelException for an unknown parameter, a bad value, or a task that this trainer cannot do
     */
    default void configure(TrainerSpec spec, Task task) {
        if (!spec.parameters().isEmpty()) {
            throw MlModelException.user("Trainer '" + spec.type() + "' has no parameter '"
                    + spec.parameters().get(0).name() + "': it takes none. Remove it from <trainer><parameters>.");
        }
    }

    /** Returns what this trainer wants of its features. */
    FeatureNeeds needs();

    /**
     * Returns whether this trainer takes images as they are: {@link TrainingData#images()} is given then, and the model's
     * graph takes uint8 {@code [N, H, W, C]}. Other trainers get a feature a pixel and channel, in [0, 1].
     */
    default boolean takesImages() {
        return false;
    }

    /** Trains a model. Equal data, parameters and seed give an equal model, with any number of threads. */
    TrainedModel train(TrainingData data, TrainingContext context);
}
