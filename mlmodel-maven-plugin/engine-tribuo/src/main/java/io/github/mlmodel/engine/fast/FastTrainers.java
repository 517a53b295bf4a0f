package io.github.mlmodel.engine.fast;

import io.github.mlmodel.core.spec.Task;
import io.github.mlmodel.core.spec.TrainerSpec;
import io.github.mlmodel.spi.Trainer;
import io.github.mlmodel.spi.TrainerDescription;
import java.util.Arrays;
import java.util.List;

/** The aliases of this package. */
public final class FastTrainers {

    private FastTrainers() {}

    /** Returns whether {@code type} is one of the aliases. */
    public static boolean knows(String type) {
        return descriptions().stream().anyMatch(one -> one.type().equals(type));
    }

    /**
     * Returns a new trainer.
     *
     * @param spec an alias that {@link #knows} and its parameters
     * @throws io.github.mlmodel.core.failure.MlModelException for unknown parameters, bad values, or a task that the
     *     alias cannot do
     */
    public static Trainer trainer(TrainerSpec spec, Task task) {
        return Arrays.stream(ForestTrainer.Alias.values())
                .filter(alias -> alias.type.equals(spec.type()))
                .map(alias -> new ForestTrainer(alias, spec, task))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no alias " + spec.type()));
    }

    /** Returns the aliases with their parameters. */
    public static List<TrainerDescription> descriptions() {
        return Arrays.stream(ForestTrainer.Alias.values())
                .map(alias -> new TrainerDescription(
                        alias.type,
                        "classification, regression",
                        alias.description,
                        alias.parameters().descriptions()))
                .toList();
    }
}
