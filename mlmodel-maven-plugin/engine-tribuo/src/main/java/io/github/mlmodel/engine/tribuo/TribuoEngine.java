package io.github.mlmodel.engine.tribuo;

import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.Engine;
import io.github.mlmodel.spi.Trainer;
import io.github.mlmodel.spi.TrainerDescription;
import io.github.mlmodel.spi.TrainerSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tribuo's trainers by class name. */
public final class TribuoEngine implements Engine {

    /** Makes the engine; it holds nothing. */
    public TribuoEngine() {}

    @Override
    public String name() {
        return "tribuo";
    }

    /** Knows every name below {@code org.tribuo.}, so that a misspelt class is explained here. */
    @Override
    public boolean knows(String type) {
        return type.startsWith(Catalog.PREFIX);
    }

    @Override
    public Trainer trainer(TrainerSpec spec, Task task) {
        return QuietTribuo.run(() -> {
            ComponentPlan plan = new PlanReader(task).trainer(spec);
            // Built once for its own checks; each training builds its own.
            new ComponentBuilder(0, 1, Map.of()).trainer(plan);
            return new TribuoTrainer(plan, task);
        });
    }

    @Override
    public List<TrainerDescription> trainers() {
        return QuietTribuo.run(() ->
                Catalog.trainerNames().stream().map(TribuoEngine::describe).toList());
    }

    @Override
    public Optional<TrainerDescription> description(String type) {
        return Catalog.trainerNames().contains(type)
                ? Optional.of(QuietTribuo.run(() -> describe(type)))
                : Optional.empty();
    }

    private static TrainerDescription describe(String name) {
        List<Task> tasks = Catalog.tasks(name);
        return new TrainerDescription(
                name,
                tasks.stream().map(Task::text).collect(Collectors.joining(", ")),
                Catalog.about(name),
                Property.of(Catalog.load(name)).values().stream()
                        .map(property -> property.described(tasks.get(0)))
                        .toList());
    }
}
