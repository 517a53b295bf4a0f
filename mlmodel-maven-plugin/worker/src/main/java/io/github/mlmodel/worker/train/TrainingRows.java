package io.github.mlmodel.worker.train;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.spec.ModelSpec;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.Trainer;
import io.github.mlmodel.worker.feature.Features;
import io.github.mlmodel.worker.table.Rows;
import io.github.mlmodel.worker.table.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows to train on, what is predicted for them, and what is made of them. */
sealed interface TrainingRows permits TrainingTable, TrainingImages {

    /** Reads the training side of a model's source. */
    static TrainingRows read(ModelSpec spec, List<DataFile> sources, int threads, Progress progress) {
        return spec.dataset()
                .source()
                .choose(
                        delimited -> TrainingTable.read(spec, delimited, sources, threads, progress),
                        images -> TrainingImages.read(spec, images, sources, threads, progress));
    }

    /** Returns the raw rows. */
    Rows rows();

    /** Returns what is predicted. */
    Target target();

    /** Returns a weight a row, or nothing when all are 1. */
    float @Nullable [] weights();

    /** Returns the SHA-256 over the rows. */
    String digest();

    /** Returns the number of rows in the files, of both sides. */
    long rowsInFiles();

    /** Fits what the trainer wants of its features. */
    Features features(Trainer trainer, int threads);

    /** Chooses the rows that are recorded with the model. */
    Samples samples(ModelDescription description);
}
