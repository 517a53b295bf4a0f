package io.github.mlmodel.worker.train;

import io.github.mlmodel.build.message.TrainJob;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.Trainer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The trainer of a job: made before any row is read, so that its parameters are refused then, and made again where the rows
 * turn out to be of another task.
 */
final class TrainerChoice {

    private final TrainJob job;
    private final Task task;
    private final Trainer trainer;

    private TrainerChoice(TrainJob job, Task task, Trainer trainer) {
        this.job = job;
        this.task = task;
        this.trainer = trainer;
    }

    /**
     * Makes the trainer, for the first task that it can be made for.
     *
     * @throws MlModelException if there is no such trainer, or no task for which it takes its parameters
     */
    static TrainerChoice of(TrainJob job) {
        List<MlModelException> refusals = new ArrayList<>();
        for (Task task : tasks(job)) {
            try {
                return new TrainerChoice(job, task, make(job, task));
            } catch (MlModelException e) {
                refusals.add(e);
            }
        }
        // What is refused for whatever task is in each of them; what else is said is of the wrong task.
        throw refusals.stream()
                .min(Comparator.comparingInt(refusal -> refusal.sentence().length()))
                .orElseThrow();
    }

    /**
     * Returns the trainer for the task that the rows are of.
     *
     * @throws MlModelException if it refuses the task, or a parameter for it
     */
    Trainer of(Task settled) {
        return settled == task ? trainer : make(job, settled);
    }

    private static Trainer make(TrainJob job, Task task) {
        return Trainers.create(job.spec().trainer(), task, job.customClasses());
    }

    private static List<Task> tasks(TrainJob job) {
        return Optional.ofNullable(job.spec().task())
                .or(() -> job.spec().dataset().source().task())
                .map(List::of)
                .orElseGet(() -> Trainers.tasks(job.spec().trainer()));
    }
}
