package io.github.mlmodel.worker.train;

import io.github.mlmodel.build.config.Violations;
import io.github.mlmodel.build.message.TrainJob;
import io.github.mlmodel.grade.gate.Gates;
import io.github.mlmodel.model.ChangedFilesException;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.spi.Trainer;
import io.github.mlmodel.worker.evaluate.OwnMetricNames;
import io.github.mlmodel.worker.source.TableReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads what is trained on, and finds all that makes a training vain before it begins: in rows of both sides, in gates. */
final class Foresight {

    private final TrainJob job;
    private final int threads;
    private final Progress progress;
    private final Violations violations = new Violations();

    private Foresight(TrainJob job, int threads, Progress progress) {
        this.job = job;
        this.threads = threads;
        this.progress = progress;
    }

    /**
     * What a training begins with.
     *
     * @param side the rows to train on
     * @param trainer the trainer, which learns their kind of target
     */
    record Ready(TrainingSide<?> side, Trainer trainer) {}

    /**
     * Makes the trainer, before rows are read. Where it is refused, these are not read at all; but the columns that the model
     * names are looked for, so that a mistake in one place does not hide another.
     *
     * @throws MlModelException with everything that is wrong
     */
    static TrainerChoice trainer(TrainJob job, int threads, Progress progress) {
        return new Foresight(job, threads, progress).trainer();
    }

    private TrainerChoice trainer() {
        Optional<TrainerChoice> choice = attempt(() -> TrainerChoice.of(job));
        if (choice.isEmpty()) {
            attempt(this::lookForColumns);
        }
        failIfAny();
        return choice.orElseThrow();
    }

    private void lookForColumns() {
        job.spec()
                .dataset()
                .source()
                .<Runnable, RuntimeException>choose(
                        table -> () -> TableReader.texts(
                                TrainingTable.request(job.spec(), table, job.sources(), threads, progress),
                                Set.of(),
                                1),
                        images -> () -> {})
                .run();
    }

    private void failIfAny() {
        violations.failIfAny("Model '" + job.name() + "' was not trained, because of", "problem");
    }

    /**
     * Reads the rows to train on and looks at all else.
     *
     * @param trainers makes the trainer for the task
     * @throws MlModelException with everything that is wrong
     */
    static Ready read(TrainJob job, TrainerChoice trainers, int threads, Progress progress) {
        return new Foresight(job, threads, progress).read(trainers);
    }

    private Ready read(TrainerChoice trainers) {
        Optional<TrainingSide<?>> side = attempt(() -> TrainingSide.read(job, threads, progress));
        HeldBackLook look = new HeldBackLook(job, threads, progress);
        if (side.isEmpty()) {
            attempt(look::alone);
        }
        Optional<Ready> ready = side.flatMap(read -> fit(read, look, trainers));
        failIfAny();
        return ready.orElseThrow();
    }

    private Optional<Ready> fit(TrainingSide<?> side, HeldBackLook look, TrainerChoice trainers) {
        attempt(() -> side.compare(look));
        attempt(() -> SliceLook.look(job, threads, progress, violations));
        Target target = side.target();
        Task task = target.task();
        Gates.refusal(job.name(), job.judgement().gates(), task, LearntTarget.labels(target), ownMetrics())
                .ifPresent(violations::add);
        return attempt(() -> {
            Trainer trainer = trainers.of(task);
            side.requireLearnt(job.spec().trainer().type(), trainer);
            RowWeighting.check(job.spec(), target, trainer);
            return new Ready(side, trainer);
        });
    }

    private @Nullable List<String> ownMetrics() {
        return Optional.ofNullable(job.judgement().metrics())
                .flatMap(classes -> attempt(() -> OwnMetricNames.in(classes)))
                .orElse(null);
    }

    private void attempt(Runnable check) {
        attempt(() -> {
            check.run();
            return true;
        });
    }

    private <T> Optional<T> attempt(Supplier<T> work) {
        try {
            return Optional.of(work.get());
        } catch (ChangedFilesException e) {
            // Nothing that was found in files that change is to be believed.
            throw e;
        } catch (MlModelException e) {
            violations.add(e);
            return Optional.empty();
        }
    }
}
