package io.github.mlmodel.worker.train;

import io.github.mlmodel.build.message.TrainJob;
import io.github.mlmodel.model.IgnoredColumn;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.spi.Trainer;
import io.github.mlmodel.worker.look.TellingColumn;
import io.github.mlmodel.worker.sample.CarriedTexts;
import io.github.mlmodel.worker.sample.Samples;
import io.github.mlmodel.worker.table.Rows;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows to train on, what is predicted for them, and what is made of them.
 *
 * @param <W> the raw rows
 */
sealed interface TrainingSide<W extends Rows> permits TrainingTable, TrainingImages {

    /** Reads the training side of a model's source. */
    static TrainingSide<?> read(TrainJob job, int threads, Progress progress) {
        return job.spec()
                .dataset()
                .source()
                .choose(
                        delimited -> TrainingTable.read(job, delimited, threads, progress),
                        images -> TrainingImages.read(job.spec(), images, job.sources(), threads, progress));
    }

    /** Returns the raw rows. */
    W rows();

    /** Returns some of the raw rows, by their numbers, in that order. */
    W some(int[] chosen);

    /** Returns the same with no more rows than that. */
    TrainingSide<W> on(SomeRows some);

    /** Returns the same of some of the rows, by their numbers, in that order; columns stay what all rows make of them. */
    TrainingSide<W> part(int[] chosen);

    /** Returns a hash a row, which is the same for rows that must not be told apart: equal ones, and those of a group. */
    long[] identities();

    /** Returns what is predicted. */
    Target target();

    /** Returns whether the rows themselves tell the task, which nothing else said. */
    boolean tellTask();

    /** Returns a weight a row, or nothing when all are 1. */
    float @Nullable [] weights();

    /** Returns the SHA-256 over the rows. */
    String digest();

    /** Returns the number of rows in the files, of both sides. */
    long rowsInFiles();

    /** Returns the columns that decided a row's side; empty where all rows are of one side. */
    List<String> deciding();

    /** Returns what was decided of the columns and goes as a person may expect, in one sentence. */
    Optional<String> told();

    /** Returns what a person should look at, a sentence each. */
    List<String> warnings();

    /** Returns how well each column tells the target by itself, the best first; nothing where that cannot be said. */
    List<TellingColumn> telling();

    /** Returns the columns that no feature is made of, though nobody excluded them. */
    List<IgnoredColumn> ignored();

    /**
     * Compares what is held back with these rows.
     *
     * @throws io.github.mlmodel.model.MlModelException if a model of these could not be judged by it
     */
    void compare(HeldBackLook heldBack);

    /**
     * Asks a trainer whether it learns these rows' kind of target.
     *
     * @param name the trainer's name
     * @throws io.github.mlmodel.model.MlModelException if it does not
     */
    void requireLearnt(String name, Trainer trainer);

    /**
     * Fits what the trainer wants of its features, and takes what it learns from them.
     *
     * @param name the trainer's name
     * @throws io.github.mlmodel.model.MlModelException if it learns nothing of the target's kind
     */
    Lesson<W, ?> lesson(String name, Trainer trainer, int threads);

    /**
     * Composes the rows that are recorded with the model.
     *
     * @param carried what the model itself carries of the columns
     * @param threads how many threads may work
     */
    Samples<W> samples(ModelDescription description, CarriedTexts carried, int threads);
}
