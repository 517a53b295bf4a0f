package io.github.mlmodel.spi;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.model.api.Stable;
import java.util.Optional;

/**
 * Trains models. A class of a project's {@code src/train/java} that implements this, is public and has a public
 * constructor without parameters can be named as {@code <trainer>}. An object trains once.
 */
@Stable(since = "1.0.0")
public interface Trainer {

    /**
     * Takes the parameters before anything else is called, and refuses what it does not know. The default knows none.
     *
     * @throws MlModelException for an unknown parameter, or a bad value
     */
    default void configure(TrainerSpec spec, Task task) {
        if (!spec.parameters().isEmpty()) {
            throw MlModelException.user("Trainer '" + spec.type() + "' has no parameter '"
                    + spec.parameters().get(0).name() + "': it takes none. Remove it from <trainer><parameters>.");
        }
    }

    /** Returns what this trainer wants of its features. */
    FeatureNeeds needs();

    /** Returns what this trainer learns from features. Whoever has no learner for a kind of target is never given one. */
    Learners<FeatureMatrix> learners();

    /**
     * Returns whether this trainer heeds the weights of rows, as it is configured. Of one that does not {@code <weight>} and
     * {@code <classWeight>} are refused, before it is given a row.
     */
    default boolean takesWeights() {
        return true;
    }

    /**
     * Returns what this trainer learns from images as they are, if it takes them; the models' graphs take uint8
     * {@code [N, H, W, C]} then. Other trainers get a feature a pixel and channel, in [0, 1].
     */
    default Optional<Learners<Images>> ofImages() {
        return Optional.empty();
    }
}
