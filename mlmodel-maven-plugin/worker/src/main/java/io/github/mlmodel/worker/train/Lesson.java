package io.github.mlmodel.worker.train;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.spi.Learners;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.spi.TrainingContext;
import io.github.mlmodel.spi.TrainingData;
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
     * @param weights a weight a row, or absent when all are 1
     * @throws MlModelException if the trainer gives nothing, or what is no model of the target
     */
    Learnt<W, R> learn(W rows, Target target, float @Nullable [] weights, TrainingContext context) {
        TrainingData<R, Target> data = new TrainingData<>(features.transform(rows), target, weights);
        return new Learnt<>(features, learners.train(data, context).orElseThrow());
    }
}
