package io.github.mlmodel.build.spec;

import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.TrainerSpec;
import org.jspecify.annotations.Nullable;

/**
 * What decides a model's bytes, together with the rows, the custom code and the engine. Gates are not part of it: they
 * judge a model and never change it.
 *
 * @param name the model's name, {@code [a-z][a-z0-9-]*}
 * @param description a sentence for readers, or empty
 * @param task what is predicted, or absent when it is inferred from the target
 * @param dataset the rows
 * @param features the columns
 * @param trainer the trainer
 * @param classWeight how much the rows of each class count, or absent when all count once
 * @param seed seed of everything random
 */
public record ModelSpec(
        String name,
        @NotInKey("a sentence for readers") String description,
        @Nullable Task task,
        DatasetSpec dataset,
        FeatureSpec features,
        TrainerSpec trainer,
        @Nullable ClassWeights classWeight,
        long seed) {

    /** Makes a model whose classes count as many rows have them. */
    public ModelSpec(
            String name,
            String description,
            @Nullable Task task,
            DatasetSpec dataset,
            FeatureSpec features,
            TrainerSpec trainer,
            long seed) {
        this(name, description, task, dataset, features, trainer, null, seed);
    }

    /** Returns the same model with its task settled. */
    public ModelSpec withTask(Task settled) {
        return new ModelSpec(name, description, settled, dataset, features, trainer, classWeight, seed);
    }

    /** Returns the same model of other rows. */
    public ModelSpec withDataset(DatasetSpec other) {
        return new ModelSpec(name, description, task, other, features, trainer, classWeight, seed);
    }

    /** Returns the same model of other columns. */
    public ModelSpec withFeatures(FeatureSpec other) {
        return new ModelSpec(name, description, task, dataset, other, trainer, classWeight, seed);
    }

    /** Returns the same model with another seed. */
    public ModelSpec withSeed(long other) {
        return new ModelSpec(name, description, task, dataset, features, trainer, classWeight, other);
    }

    /** Returns the same model of another trainer. */
    public ModelSpec withTrainer(TrainerSpec other) {
        return new ModelSpec(name, description, task, dataset, features, other, classWeight, seed);
    }

    /** Returns the same model with other weights of its classes. */
    public ModelSpec withClassWeight(ClassWeights other) {
        return new ModelSpec(name, description, task, dataset, features, trainer, other, seed);
    }
}
