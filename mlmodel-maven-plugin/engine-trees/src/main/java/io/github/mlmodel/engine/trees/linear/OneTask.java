package io.github.mlmodel.engine.trees.linear;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.catalog.EngineCatalog;

/** Refuses a task that a trainer cannot do, with those that can. */
final class OneTask {

    private OneTask() {}

    static void require(String type, Task task, String other) {
        if (!EngineCatalog.trainer(type).orElseThrow().tasks().contains(task)) {
            throw MlModelException.user("Trainer '" + type + "' does " + EngineCatalog.tasks(type)
                    + ", and the task is " + task.text() + ". Use <trainer>" + other + "</trainer>, or one of"
                    + " random-forest and gradient-boosting, which do both.");
        }
    }
}
