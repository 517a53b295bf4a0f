package io.github.mlmodel.worker.train;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.spec.ModelSpec;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.model.IgnoredColumn;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.spi.Images;
import io.github.mlmodel.spi.Learners;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.spi.Trainer;
import io.github.mlmodel.worker.feature.ImagePlan;
import io.github.mlmodel.worker.feature.PixelPlan;
import io.github.mlmodel.worker.image.ImageData;
import io.github.mlmodel.worker.image.ImageRequest;
import io.github.mlmodel.worker.image.ReadImages;
import io.github.mlmodel.worker.look.TellingColumn;
import io.github.mlmodel.worker.sample.CarriedTexts;
import io.github.mlmodel.worker.sample.SampleImages;
import io.github.mlmodel.worker.split.RowIdentity;
import io.github.mlmodel.worker.split.Split;
import io.github.mlmodel.worker.table.ImageRows;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Images to train on.
 *
 * @param read what was read
 */
record TrainingImages(ReadImages read) implements TrainingSide<ImageRows> {

    static TrainingImages read(
            ModelSpec spec, Source.Images source, List<DataFile> files, int threads, Progress progress) {
        Split split = Split.training(spec);
        return new TrainingImages(
                ImageData.read(new ImageRequest(source, split, files, spec.seed(), threads, progress)));
    }

    @Override
    public ImageRows rows() {
        return read.rows();
    }

    @Override
    public ImageRows some(int[] chosen) {
        return read.rows().select(chosen);
    }

    @Override
    public TrainingImages on(SomeRows some) {
        long width = read.rows().images().bytes();
        if (!some.areFewer(read.rows().rows(), width)) {
            return this;
        }
        return part(some.chosen(read.target(), width));
    }

    @Override
    public TrainingImages part(int[] chosen) {
        Target.Classes classes = new Target.Classes(
                read.target().labels(),
                IntStream.of(chosen).map(row -> read.target().ids()[row]).toArray());
        return new TrainingImages(new ReadImages(some(chosen), classes, read.digest(), read.rowsInFiles()));
    }

    @Override
    public long[] identities() {
        return RowIdentity.of(read.rows(), List.of(), read.target());
    }

    @Override
    public Target target() {
        return read.target();
    }

    /** A folder of images, or a file of their labels, is of classes whatever they are. */
    @Override
    public boolean tellTask() {
        return true;
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
    public List<String> deciding() {
        return List.of();
    }

    @Override
    public Optional<String> told() {
        return Optional.empty();
    }

    @Override
    public List<String> warnings() {
        return List.of();
    }

    @Override
    public List<TellingColumn> telling() {
        return List.of();
    }

    @Override
    public List<IgnoredColumn> ignored() {
        return List.of();
    }

    @Override
    public void compare(HeldBackLook heldBack) {
        heldBack.atImages(read.rows().images(), read.target());
    }

    @Override
    public void requireLearnt(String name, Trainer trainer) {
        Optional<Learners<Images>> asTheyAre = trainer.ofImages();
        if (asTheyAre.isPresent()) {
            Lesson.able(name, asTheyAre.get(), target());
        } else {
            Lesson.able(name, trainer.learners(), target());
        }
    }

    @Override
    public Lesson<ImageRows, ?> lesson(String name, Trainer trainer, int threads) {
        Images images = read.rows().images();
        Optional<Lesson<ImageRows, Images>> asTheyAre = trainer.ofImages()
                .map(learners -> new Lesson<>(ImagePlan.of(images), Lesson.able(name, learners, target())));
        return asTheyAre.isPresent()
                ? asTheyAre.get()
                : new Lesson<>(PixelPlan.of(images, threads), Lesson.able(name, trainer.learners(), target()));
    }

    @Override
    public SampleImages samples(ModelDescription description, CarriedTexts carried, int threads) {
        return SampleImages.compose(read.rows(), read.target());
    }
}
