package io.github.mlmodel.engine.fast;

import io.github.mlmodel.core.spec.Task;
import io.github.mlmodel.core.spec.TrainerSpec;
import io.github.mlmodel.spi.Trainer;
import io.github.mlmodel.spi.TrainerDescription;
import java.util.ArrayList;
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
        return switch (spec.type()) {
            case LogisticTrainer.TYPE -> new LogisticTrainer(spec, task);
            case BoostingTrainer.TYPE -> new BoostingTrainer(spec, task);
            case LinearTrainer.TYPE -> new LinearTrainer(spec, task);
            default -> forest(spec, task);
        };
    }

    /** Returns the aliases with their parameters. */
    public static List<TrainerDescription> descriptions() {
        List<TrainerDescription> all = new ArrayList<>();
        for (ForestTrainer.Alias alias : ForestTrainer.Alias.values()) {
            all.add(alias.trainerDescription());
        }
        all.add(BoostingTrainer.description());
        all.add(LogisticTrainer.description());
        all.add(LinearTrainer.description());
        return all;
    }

    private static Trainer forest(TrainerSpec spec, Task task) {
        for (ForestTrainer.Alias alias : ForestTrainer.Alias.values()) {
            if (alias.type.equals(spec.type())) {
                return new ForestTrainer(alias, spec, task);
            }
        }
        throw new IllegalArgumentException("no alias " + spec.type());
    }
}
