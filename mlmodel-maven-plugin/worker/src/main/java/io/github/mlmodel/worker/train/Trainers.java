package io.github.mlmodel.worker.train;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.Engine;
import io.github.mlmodel.spi.Trainer;
import io.github.mlmodel.spi.TrainerDescription;
import io.github.mlmodel.spi.TrainerSpec;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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
        Optional<Engine> engine = engine(spec.type());
        if (engine.isPresent()) {
            return new GuardedTrainer(
                    new TrainerCode(spec.type(), null), engine.get().trainer(spec, task));
        }
        if (customClasses == null) {
            throw MlModelException.user("Trainer '" + spec.type() + "' is unknown: no engine has it, and there is no"
                    + " src/train/java. Correct <trainer>.");
        }
        TrainerCode code = new TrainerCode(spec.type(), customClasses);
        Trainer trainer = new GuardedTrainer(code, custom(spec.type(), code));
        trainer.configure(spec, task);
        return trainer;
    }

    /** Returns the tasks that a trainer may be for: of one that does not say, all. */
    static List<Task> tasks(TrainerSpec spec) {
        Optional<TrainerDescription> description =
                engine(spec.type()).flatMap(engine -> engine.description(spec.type()));
        return Arrays.stream(Task.values())
                .filter(task -> description.isEmpty()
                        || List.of(description.get().tasks().split(", ")).contains(task.text()))
                .toList();
    }

    /** What a static initialiser threw, rather than that it threw. */
    private static Throwable cause(LinkageError e) {
        return e instanceof ExceptionInInitializerError && e.getCause() != null ? e.getCause() : e;
    }

    private static Optional<Engine> engine(String type) {
        return ServiceLoader.load(Engine.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(candidate -> candidate.knows(type))
                .findFirst();
    }

    private static Trainer custom(String name, TrainerCode code) {
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
                            + code.place(e) + ". Correct it.",
                    e);
        } catch (LinkageError e) {
            throw MlModelException.user(
                    "Trainer '" + name + "' of src/train/java could not be made: " + cause(e) + code.place(e)
                            + ". Correct it, or add the library that it needs to <trainDependencies>.",
                    e);
        }
    }
}
