package io.github.mlmodel.worker.train;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.spec.ModelSpec;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.Trainer;
import io.github.mlmodel.worker.feature.Features;
import io.github.mlmodel.worker.feature.ImagePlan;
import io.github.mlmodel.worker.image.ImageData;
import io.github.mlmodel.worker.image.ImageRequest;
import io.github.mlmodel.worker.image.ReadImages;
import io.github.mlmodel.worker.split.Split;
import io.github.mlmodel.worker.table.ImageRows;
import io.github.mlmodel.worker.table.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Images to train on.
 *
 * @param read what was read
 */
record TrainingImages(ReadImages read) implements TrainingRows {

    static TrainingImages read(
            ModelSpec spec, Source.Images source, List<DataFile> files, int threads, Progress progress) {
        Split split = Split.training(spec.dataset().heldBack());
        return new TrainingImages(
                ImageData.read(new ImageRequest(source, split, files, spec.seed(), threads, progress)));
    }

    @Override
    public ImageRows rows() {
        return read.rows();
    }

    @Override
    public Target target() {
        return read.target();
    }

    @Override
    public float @Nullable [] weights() {
        return null;
    }

    @Override
    public String digest() {
        return read.digest();
    }

    @Override
    public long rowsInFiles() {
        return read.rowsInFiles();
    }

    @Override
    public Features features(Trainer trainer, int threads) {
        return ImagePlan.of(read.rows().images(), trainer.takesImages(), threads);
    }

    @Override
    public Samples samples(ModelDescription description) {
        return SampleImages.choose(
                read.rows(), description.labels(), read.target().labels());
    }
}
