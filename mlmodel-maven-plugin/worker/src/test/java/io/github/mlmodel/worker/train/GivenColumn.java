package io.github.mlmodel.worker.train;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.message.Judgement;
import io.github.mlmodel.build.message.TrainJob;
import io.github.mlmodel.build.message.TrainResult;
import io.github.mlmodel.build.spec.DatasetSpec;
import io.github.mlmodel.build.spec.FeatureSpec;
import io.github.mlmodel.build.spec.HeldBack;
import io.github.mlmodel.build.spec.ModelSpec;
import io.github.mlmodel.build.spec.NumberFormat;
import io.github.mlmodel.build.spec.Roles;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.build.spec.TextFormat;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.DescriptionReader;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.model.column.NumberForm;
import io.github.mlmodel.runtime.Batch;
import io.github.mlmodel.runtime.Model;
import io.github.mlmodel.runtime.Options;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.TrainerSpec;
import io.github.mlmodel.worker.read.ReadRequest;
import io.github.mlmodel.worker.source.HeldBackTable;
import io.github.mlmodel.worker.source.TableReader;
import io.github.mlmodel.worker.table.Table;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A model of the one column x, trained by {@link SumTrainer} on a file that has it, and y. */
final class GivenColumn {

    private static final Path OWN_CLASSES = Path.of(URI.create(
            SumTrainer.class.getProtectionDomain().getCodeSource().getLocation().toString()));

    private static final int ROWS = 60;

    private final Path folder;
    private TextFormat format = TextFormat.FOUND_OUT.withDelimiter(";");
    private FeatureSpec features = FeatureSpec.byType();

    GivenColumn(Path folder) {
        this.folder = folder;
    }

    GivenColumn missing(String... texts) {
        format = format.withMissing(List.of(texts));
        return this;
    }

    GivenColumn numbers(NumberForm form) {
        format = format.withNumbers(List.of(NumberFormat.of(List.of("x"), form)));
        return this;
    }

    GivenColumn features(FeatureSpec spec) {
        features = spec;
        return this;
    }

    /** Trains on texts of x, of which each stands in several rows. */
    TrainResult train(String... texts) throws IOException {
        StringBuilder lines = new StringBuilder("x;y\n");
        for (int row = 0; row < ROWS; row++) {
            lines.append(texts[row % texts.length])
                    .append(';')
                    .append(row + 0.5)
                    .append('\n');
        }
        Files.writeString(folder.resolve("train.csv"), lines);
        heldBack("");
        return new Training(job(), 1, Progress.NONE).train();
    }

    private TrainJob job() {
        return new TrainJob(
                spec(),
                List.of(new DataFile("train.csv", folder.resolve("train.csv"))),
                new Judgement(List.of(file()), List.of(), false, null),
                OWN_CLASSES,
                Map.of("seed", "1"),
                "cpu",
                folder.resolve("checkpoints"),
                null,
                folder.resolve("m"));
    }

    private ModelSpec spec() {
        return new ModelSpec(
                "m",
                "",
                Task.REGRESSION,
                new DatasetSpec(
                        Source.Delimited.of("train.csv").withFormat(format),
                        new HeldBack.Elsewhere(Source.Delimited.of("test.csv").withFormat(format)),
                        Roles.of("y")),
                features,
                TrainerSpec.of(SumTrainer.class.getName()),
                1);
    }

    private DataFile file() {
        return new DataFile("test.csv", folder.resolve("test.csv"));
    }

    private void heldBack(String text) throws IOException {
        Files.writeString(file().path(), "x;y\n" + text + ";1\n");
    }

    /** Returns what model.json has of x. */
    ColumnSchema column() throws IOException {
        return DescriptionReader.ofModelIn(folder.resolve("m"))
                .signature()
                .columns()
                .get(0);
    }

    byte[] onnx() throws IOException {
        return Files.readAllBytes(ModelFile.MODEL.in(folder.resolve("m")));
    }

    Model model() {
        return Model.load(folder.resolve("m"), Options.unverified());
    }

    /** Returns a text of x as an evaluation reads it. */
    Batch asHeldBack(String text) throws IOException {
        heldBack(text);
        HeldBackTable table = new HeldBackTable(spec(), List.of(column()), false);
        ReadRequest request = table.request(
                spec().dataset().heldBackSource().choose(rows -> rows, images -> {
                    throw new IllegalStateException("images");
                }),
                List.of(file()),
                1,
                Progress.NONE);
        Table read = TableReader.read(request).table();
        return read.batch(List.of("x"));
    }
}
