package io.github.mlmodel.worker.train;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.spi.Learners;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.spi.TrainingContext;
import io.github.mlmodel.spi.TrainingData;
import io.github.mlmodel.spi.TrainingResult;
import io.github.mlmodel.spi.TrainingRows;
import io.github.mlmodel.worker.feature.Features;
import io.github.mlmodel.worker.table.Rows;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Features, and what a trainer learns from them.
 *
 * @param features make of raw rows what the trainer takes
 * @param learners learn from that
 * @param <W> the raw rows
 * @param <R> the rows as the trainer takes them
 */
record Lesson<W extends Rows, R extends TrainingRows>(Features<W, R> features, Learners<R> learners) {

    /**
     * Trains.
     *
     * @param trainer the trainer's name
     * @param weights a weight a row, or absent when all are 1
     * @throws MlModelException if the trainer learns nothing of the target's kind
     */
    Learnt<W, R> learn(String trainer, W rows, Target target, float @Nullable [] weights, TrainingContext context) {
        TrainingResult<R> result = learners.train(
                        new TrainingData<>(features.transform(rows), target, weights), context)
                .orElseThrow(() -> refusal(trainer, target.task()));
        return new Learnt<>(trainer, features, result);
    }

    private MlModelException refusal(String trainer, Task task) {
        List<String> able = learners.tasks().stream().map(Task::text).toList();
        return MlModelException.user("Trainer '" + trainer + "' does "
                + (able.isEmpty() ? "nothing" : Names.list(able)) + ", and the task is " + task.text()
                + ". Name another <trainer>. If it is your own, learners() may give a learner for it.");
    }
}
