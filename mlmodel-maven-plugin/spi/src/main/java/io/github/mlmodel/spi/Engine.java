package io.github.mlmodel.spi;

import io.github.mlmodel.model.Task;
import io.github.mlmodel.model.api.Stable;
import java.util.List;
import java.util.Optional;

/** A family of trainers. Found through {@link java.util.ServiceLoader} in the forked JVM. */
@Stable(since = "1.0.0")
public interface Engine {

    /** Returns the name by which the catalog knows this engine. */
    String name();

    /** Returns whether {@code type} is one of this engine's aliases or classes. */
    boolean knows(String type);

    /**
     * Returns a new trainer with its parameters set.
     *
     * @throws io.github.mlmodel.model.MlModelException for an unknown type, parameter or value, with what is allowed
     */
    Trainer trainer(TrainerSpec spec, Task task);

    /** Returns this engine's trainers, for documentation. It may need the libraries of all of them. */
    List<TrainerDescription> trainers();

    /** Returns one of this engine's trainers, if it has it; needs the libraries of no other. */
    default Optional<TrainerDescription> description(String type) {
        return trainers().stream()
                .filter(trainer -> trainer.type().equals(type))
                .findFirst();
    }
}
