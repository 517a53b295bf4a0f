package io.github.mlmodel.build.config;

import io.github.mlmodel.build.spec.ModelSpec;
import io.github.mlmodel.grade.gate.Gate;
import io.github.mlmodel.grade.gate.Gates;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.catalog.EngineCatalog;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The task of a model whose target leaves it open: whole numbers with few values may be classes or quantities. Where the
 * target itself tells another task the model is refused, for its gates cannot be judged, or its trainer does not learn it.
 */
public final class OpenTask {

    private OpenTask() {}

    /** Returns the task that the gates are of, else the only one that the trainer learns; nothing where neither tells. */
    public static Optional<Task> of(ModelSpec spec, List<Gate> gates) {
        return Gates.task(gates).or(() -> onlyTask(spec.trainer().type()));
    }

    private static Optional<Task> onlyTask(String trainer) {
        return EngineCatalog.trainer(trainer)
                .map(entry -> entry.tasks())
                .filter(tasks -> tasks.size() == 1)
                .map(Set::iterator)
                .map(tasks -> tasks.next());
    }
}
