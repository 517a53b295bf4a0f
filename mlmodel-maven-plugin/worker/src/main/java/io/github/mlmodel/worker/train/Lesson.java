package io.github.mlmodel.worker.train;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.spi.Learners;
import io.github.mlmodel.spi.Predicted;
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

    private static final String CORRECT =
            "Nothing was kept. If the trainer is your own, correct %s; else choose another trainer and report this one.";

    /**
     * Returns the learners, before anything is made for them.
     *
     * @param trainer the trainer's name
     * @throws MlModelException if they learn nothing of the target's kind
     */
    static <R extends TrainingRows> Learners<R> able(String trainer, Learners<R> learners, Target target) {
        if (!learners.tasks().contains(target.task())) {
            List<String> able = learners.tasks().stream().map(Task::text).toList();
            throw MlModelException.user("Trainer '" + trainer + "' does "
                    + (able.isEmpty() ? "nothing" : Names.list(able)) + ", and the task is "
                    + target.task().text()
                    + ". Name another <trainer>. If it is your own, learners() may give a learner for it.");
        }
        return learners;
    }

    /**
     * Trains.
     *
     * @param trainer the trainer's name
     * @param weights a weight a row, or absent when all are 1
     * @throws MlModelException if the trainer gives nothing, or a model of another task
     */
    Learnt<W, R> learn(String trainer, W rows, Target target, float @Nullable [] weights, TrainingContext context) {
        TrainingResult<R> result = learners.train(
                        new TrainingData<>(features.transform(rows), target, weights), context)
                .orElseThrow(() -> MlModelException.user("Trainer '" + trainer
                        + "' gave nothing: its learner returned null. " + CORRECT.formatted("it")));
        Predicted.Kind kind = result.model().kind();
        if (!kind.task().equals(target.task())) {
            throw MlModelException.user("Trainer '" + trainer + "' was to learn "
                    + target.task().text() + ", and gave a model whose kind() is " + kind + ". "
                    + CORRECT.formatted("its learner"));
        }
        return new Learnt<>(trainer, features, result);
    }
}
