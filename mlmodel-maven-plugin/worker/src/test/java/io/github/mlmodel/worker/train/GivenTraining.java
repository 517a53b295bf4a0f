package io.github.mlmodel.worker.train;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.message.Judgement;
import io.github.mlmodel.build.message.TrainJob;
import io.github.mlmodel.build.spec.ClassWeights;
import io.github.mlmodel.build.spec.DatasetSpec;
import io.github.mlmodel.build.spec.FeatureSpec;
import io.github.mlmodel.build.spec.HeldBack;
import io.github.mlmodel.build.spec.ModelSpec;
import io.github.mlmodel.build.spec.Roles;
import io.github.mlmodel.build.spec.SliceSpec;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.grade.gate.GateInput;
import io.github.mlmodel.grade.gate.Gates;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.Parameter;
import io.github.mlmodel.spi.TrainerSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A model to train by {@link OddTrainer}, with every default: rows in train.csv and test.csv, the target y. */
public final class GivenTraining {

    /** Where the classes of tests are, which stand for those of a project's src/train/java. */
    private static final Path OWN_CLASSES = Path.of(URI.create(
            OddTrainer.class.getProtectionDomain().getCodeSource().getLocation().toString()));

    private final Path folder;
    private final String name;
    private Source source = Source.Delimited.of("train.csv");
    private HeldBack heldBack = new HeldBack.Elsewhere(Source.Delimited.of("test.csv"));
    private Roles roles = Roles.of("y");
    private FeatureSpec features = FeatureSpec.byType();
    private List<DataFile> rows;
    private List<DataFile> heldBackRows;
    private String fault = "none";
    private List<Parameter.Entry> more = List.of();
    private List<SliceSpec> slices = List.of();
    private List<String> gates = List.of();
    private boolean ownMetrics;
    private @Nullable Path metrics;
    private @Nullable Task task;
    private @Nullable ClassWeights classWeight;
    private @Nullable Integer folds;
    private long seed = 1;

    public GivenTraining(Path folder, String name) {
        this.folder = folder;
        this.name = name;
        this.rows = List.of(file("train.csv"));
        this.heldBackRows = List.of(file("test.csv"));
    }

    /** Writes lines of comma-separated values, which are separated by blanks here. */
    public GivenTraining train(String lines) {
        return write("train.csv", lines);
    }

    /** Writes the held-back lines likewise. */
    public GivenTraining test(String lines) {
        return write("test.csv", lines);
    }

    /** Holds back a share of the rows to train on. */
    GivenTraining split(double share) {
        return split(new HeldBack.Fraction(share));
    }

    /** Holds back some of the rows to train on. */
    GivenTraining split(HeldBack.Within some) {
        heldBack = some;
        heldBackRows = rows;
        return this;
    }

    GivenTraining seed(long value) {
        seed = value;
        return this;
    }

    GivenTraining numeric(String... columns) {
        features = new FeatureSpec(
                List.of(columns),
                List.of(),
                List.of(),
                FeatureSpec.DEFAULT_MAX_CATEGORIES,
                FeatureSpec.DEFAULT_MAX_TOKENS,
                FeatureSpec.DEFAULT_NGRAMS);
        return this;
    }

    /** Divides the rows to train on. */
    GivenTraining folds(int count) {
        folds = count;
        return this;
    }

    GivenTraining roles(Roles value) {
        roles = value;
        return this;
    }

    GivenTraining classWeight(ClassWeights value) {
        classWeight = value;
        return this;
    }

    GivenTraining task(Task value) {
        task = value;
        return this;
    }

    GivenTraining gates(String... texts) {
        gates = List.of(texts);
        return this;
    }

    GivenTraining slices(SliceSpec... parts) {
        slices = List.of(parts);
        return this;
    }

    GivenTraining ownMetrics() {
        ownMetrics = true;
        return this;
    }

    /** Where metrics of the project's own are. */
    GivenTraining metrics(Path classes) {
        metrics = classes;
        return this;
    }

    /** What the trainer does wrong. */
    GivenTraining fault(String value) {
        fault = value;
        return this;
    }

    /** A parameter that the trainer does not have. */
    public GivenTraining parameter(String parameter) {
        more = List.of(new Parameter.Entry(parameter, new Parameter.Text("1")));
        return this;
    }

    /** Folders of images in the place of tables. */
    GivenTraining images(String trained, String judged) {
        source = new Source.Images(trained, new Source.Labels.Folders());
        heldBack = new HeldBack.Elsewhere(new Source.Images(judged, new Source.Labels.Folders()));
        roles = Roles.of(Roles.CLASS);
        rows = List.of(file(trained));
        heldBackRows = List.of(file(judged));
        return this;
    }

    /** Held-back rows that an artifact of this class path reads. */
    GivenTraining heldBackBy(String file, String lines) {
        heldBack = new HeldBack.Elsewhere(readBySource(file));
        heldBackRows = List.of(file(file));
        return write(file, lines);
    }

    /** Rows to train on that it reads. */
    GivenTraining trainBy(String file, String lines) {
        source = readBySource(file);
        rows = List.of(file(file));
        return write(file, lines);
    }

    private static Source.Custom readBySource(String file) {
        return new Source.Custom(file, "com.example:words:1", List.of(), List.of(OWN_CLASSES.toString()));
    }

    /** Returns the job, whose model goes into a folder of the model's name. */
    public TrainJob job() {
        List<Parameter.Entry> parameters = Stream.concat(
                        Stream.of(new Parameter.Entry("fault", new Parameter.Text(fault))), more.stream())
                .toList();
        ModelSpec spec = new ModelSpec(
                name,
                "",
                task,
                new DatasetSpec(source, heldBack, roles, folds),
                features,
                new TrainerSpec(OddTrainer.class.getName(), parameters),
                classWeight,
                seed);
        List<GateInput> inputs = gates.stream().map(GateInput::text).toList();
        return new TrainJob(
                spec,
                rows,
                new Judgement(heldBackRows, Gates.read(name, inputs, task, true), slices, ownMetrics, metrics),
                OWN_CLASSES,
                Map.of("seed", "1"),
                "cpu",
                folder.resolve("checkpoints"),
                null,
                folder.resolve(name));
    }

    private GivenTraining write(String file, String lines) {
        try {
            boolean words = file.endsWith(".words");
            String text = words
                    ? lines.replace("; ", "\n")
                    : lines.replace("; ", "\n").replace(' ', ',');
            Files.writeString(folder.resolve(file), text + "\n");
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DataFile file(String file) {
        return new DataFile(file, folder.resolve(file));
    }
}
