package io.github.mlmodel.worker.train;

import io.github.mlmodel.build.message.TrainJob;
import io.github.mlmodel.build.spec.ModelSpec;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.Images;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.worker.image.ImageData;
import io.github.mlmodel.worker.image.ImageRequest;
import io.github.mlmodel.worker.source.HeldBackTable;
import io.github.mlmodel.worker.source.TargetReader;
import io.github.mlmodel.worker.split.Split;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a model's held-back rows before it is trained, for all that its evaluation would refuse in them. They can cause a
 * refusal, and nothing else: whoever trains learns nothing of them.
 */
final class HeldBackLook {

    private final TrainJob job;
    private final int threads;
    private final Progress progress;

    HeldBackLook(TrainJob job, int threads, Progress progress) {
        this.job = job;
        this.threads = threads;
        this.progress = progress;
    }

    /**
     * Looks at lines for a model of those that were read to train on.
     *
     * @param columns the columns that it reads, and how
     * @throws io.github.mlmodel.model.MlModelException if they do not fit
     */
    void atLines(List<ColumnSchema> columns, Target target) {
        at(columns, target.task(), LearntTarget.labels(target), Optional.empty());
    }

    /**
     * Looks at images for a model of those that were read to train on. What is held back of the same files was looked at when
     * these were read.
     *
     * @throws io.github.mlmodel.model.MlModelException if they do not fit
     */
    void atImages(Images trained, Target target) {
        if (areInOtherFiles()) {
            List<Integer> shape = List.of(trained.height(), trained.width(), trained.channels());
            List<String> labels = LearntTarget.labels(target);
            at(List.of(), target.task(), labels, Optional.of(new ImageData.Fit(job.name(), shape, labels)));
        }
    }

    /**
     * Looks at rows in files of their own where those to train on could not be read, for what is wrong with them whatever
     * the others are.
     *
     * @throws io.github.mlmodel.model.MlModelException if something is
     */
    void alone() {
        if (areInOtherFiles()) {
            at(job.spec().features().columns(), job.spec().task(), null, Optional.empty());
        }
    }

    private boolean areInOtherFiles() {
        return !Split.heldBack(job.spec()).splits();
    }

    private void at(
            List<ColumnSchema> columns,
            @Nullable Task task,
            @Nullable List<String> labels,
            Optional<ImageData.Fit> fit) {
        Source source = job.spec().dataset().heldBackSource();
        source.<Runnable, RuntimeException>choose(
                        table -> () -> lines(table, columns, task, labels), images -> () -> images(images, fit))
                .run();
    }

    private void lines(
            Source.Table source, List<ColumnSchema> columns, @Nullable Task task, @Nullable List<String> labels) {
        HeldBackTable table =
                new HeldBackTable(job.spec(), columns, job.judgement().ownMetrics());
        TargetReader.look(table.request(source, job.judgement().rows(), threads, progress), task, labels);
    }

    private void images(Source.Images source, Optional<ImageData.Fit> fit) {
        ModelSpec spec = job.spec();
        Split split = Split.heldBack(spec);
        ImageData.look(new ImageRequest(source, split, job.judgement().rows(), spec.seed(), threads, progress), fit);
    }
}
