package io.github.mlmodel.worker.train;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.Engine;
import io.github.mlmodel.spi.Trainer;
import io.github.mlmodel.spi.TrainerSpec;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** Finds the trainer that a specification names: an engine's, or a class of the project's own. */
final class Trainers {

    private Trainers() {}

    /**
     * Returns a new trainer with its parameters set.
     *
     * @param customClasses folder of the compiled {@code src/train/java}, which is on the class path, or absent
     * @throws MlModelException if there is no such trainer, or it refuses a parameter or the task
     */
    static Trainer create(TrainerSpec spec, Task task, @Nullable Path customClasses) {
        Optional<Engine> engine = ServiceLoader.load(Engine.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(candidate -> candidate.knows(spec.type()))
                .findFirst();
        if (engine.isPresent()) {
            return engine.get().trainer(spec, task);
        }
        if (customClasses == null) {
            throw MlModelException.user("Trainer '" + spec.type() + "' is unknown: no engine has it, and there is no"
                    + " src/train/java. Correct <trainer>.");
        }
        Trainer trainer = custom(spec.type());
        trainer.configure(spec, task);
        return trainer;
    }

    private static Trainer custom(String name) {
        try {
            Class<?> type = Class.forName(name);
            if (!Trainer.class.isAssignableFrom(type)) {
                throw MlModelException.user("Trainer '" + name + "' of src/train/java does not implement "
                        + Trainer.class.getName() + ". Implement it, or name another class.");
            }
            return (Trainer) type.getConstructor().newInstance();
        } catch (ClassNotFoundException e) {
            throw MlModelException.user(
                    "Trainer '" + name + "' is no class of src/train/java. Write its full name, with its package.", e);
        } catch (NoSuchMethodException | IllegalAccessException | InstantiationException e) {
            throw MlModelException.user(
                    "Trainer '" + name + "' of src/train/java is not public, is abstract, or has no public constructor"
                            + " without parameters. Give it one.",
                    e);
        } catch (InvocationTargetException e) {
            throw MlModelException.user(
                    "Trainer '" + name + "' of src/train/java could not be made: its constructor threw " + e.getCause()
                            + ".",
                    e);
        }
    }
}
