package io.github.mlmodel.build.step;

import io.github.mlmodel.build.config.BundleCoordinates;
import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.config.Coordinates;
import io.github.mlmodel.build.config.OpenTask;
import io.github.mlmodel.build.config.Violations;
import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.data.DatasetFiles;
import io.github.mlmodel.build.fingerprint.DigestCache;
import io.github.mlmodel.build.fingerprint.EvaluationInputs;
import io.github.mlmodel.build.fingerprint.Fingerprint;
import io.github.mlmodel.build.fingerprint.Fingerprints;
import io.github.mlmodel.build.fingerprint.RecordedFolds;
import io.github.mlmodel.build.message.EarlierModel;
import io.github.mlmodel.build.message.Slicing;
import io.github.mlmodel.build.spec.DatasetSpec;
import io.github.mlmodel.build.spec.ModelSpec;
import io.github.mlmodel.build.workspace.SettledTasks;
import io.github.mlmodel.build.workspace.Workspace;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.spi.Parameter;
import io.github.mlmodel.spi.catalog.FileParameter;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that decides the models of a module and their evaluations: data, files that trainers begin with, code. */
public final class ModelInputs {

    /** Raised whenever equal rows would be divided otherwise, or models of parts be judged otherwise. */
    private static final int FOLDS_REVISION = 1;

    /** Raised whenever equal held-back rows would be left for tests in another form. */
    private static final String ROWS_FOR_TESTS = "rows for tests, revision 1";

    private final OwnSources code;
    private final CodeNeeds needs;
    private final List<String> overrides;
    private final BaseFiles baseFiles;
    private final Readers readers;
    private final DigestCache digests;
    private final Workspace workspace;
    private final SettledTasks tasks;
    private final Baselines baselines;

    /**
     * Prepares; nothing is read yet.
     *
     * @param overrides coordinates that the project puts in the place of the engines' own libraries, sorted
     * @param tasks the tasks that earlier trainings have inferred
     * @param baselines finds what models are compared with
     */
    public ModelInputs(
            OwnSources code,
            CodeNeeds needs,
            List<String> overrides,
            BaseFiles baseFiles,
            Readers readers,
            DigestCache digests,
            Workspace workspace,
            SettledTasks tasks,
            Baselines baselines) {
        this.code = code;
        this.needs = needs;
        this.overrides = List.copyOf(overrides);
        this.baseFiles = baseFiles;
        this.readers = readers;
        this.digests = digests;
        this.workspace = workspace;
        this.tasks = tasks;
        this.baselines = baselines;
    }

    /** Returns whether the project has metrics of its own. */
    public boolean hasOwnMetrics() throws IOException {
        return code.hasOwnMetrics();
    }

    /** Returns the files of the training source. */
    public List<DataFile> sources(ConfiguredModel model) throws IOException {
        return files(model).training();
    }

    /** Returns the files that have the held-back rows. */
    public List<DataFile> heldBackFiles(ConfiguredModel model) throws IOException {
        return files(model).heldBack();
    }

    /** Returns the files with checksums of the bytes that this goal decides by, which what is read of them must have too. */
    public List<DataFile> digested(List<DataFile> files) {
        return files.stream()
                .map(file -> file.withChecksum(digests.checksum(file)))
                .toList();
    }

    private DatasetFiles files(ConfiguredModel model) {
        return new DatasetFiles(workspace.checkout(), model.spec().dataset(), model.path() + "/dataset");
    }

    /** Returns the file that the trainer begins with, where it names one; an artifact is resolved. */
    public Optional<DataFile> base(ConfiguredModel model) throws IOException {
        Optional<FileParameter> parameter = FileParameter.of(model.spec().trainer());
        if (parameter.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(baseFiles.find(
                parameter.get().value(),
                model.path() + "/trainer/parameters/" + parameter.get().name()));
    }

    /**
     * Returns what to train, with the places of the jars that read rows of both sides, and of the file that the trainer
     * begins with, which is not in the project's POM.
     */
    public ModelSpec specForWorker(ConfiguredModel model) throws IOException {
        DatasetSpec dataset = readable(model.spec().dataset()).withHeldBackJars(this::places);
        ModelSpec spec = model.spec().withDataset(dataset);
        return base(model)
                .map(file -> spec.withTrainer(FileParameter.replace(
                        spec.trainer(), new Parameter.File(file.name(), file.path(), digests.digest(file)))))
                .orElse(spec);
    }

    /** Returns everything that decides a model's bytes, with its task where that is known. */
    public Fingerprint fingerprint(ConfiguredModel model) throws IOException {
        DatasetFiles.Found found = files(model).all();
        Fingerprint fingerprint = Fingerprints.of(
                model.spec().withDataset(found.named()),
                found.training(),
                base(model).orElse(null),
                digests,
                TrainerEngines.isOwnCode(model) ? needs.ofTrainers() : List.of(),
                TrainerEngines.identity(model) + (overrides.isEmpty() ? "" : ", overrides " + overrides));
        Fingerprint known = tasks.settle(changing(model.spec().dataset().reader())
                .map(fingerprint::readBy)
                .orElse(fingerprint)
                .sampled());
        // A model is trained of no other task than its gates are of, so that this is known before its rows are read.
        return known.isSettled()
                ? known
                : OpenTask.of(model.spec(), model.gates()).map(known::assumed).orElse(known);
    }

    /** Resolves the artifacts that read a model's rows, if there are such. */
    public void resolveReaders(ConfiguredModel model) {
        Stream.of(model.spec().dataset().reader(), model.spec().dataset().heldBackReader())
                .flatMap(Optional::stream)
                .forEach(readers::jars);
    }

    /** Returns a data set with the places of the jars that read its training rows, for a worker. */
    public DatasetSpec readable(DatasetSpec dataset) {
        return dataset.withJars(this::places);
    }

    /** Returns how a worker reads the held-back rows, with the places of the jars that do. */
    public ModelSpec heldBackForWorker(ConfiguredModel model) {
        ModelSpec spec = model.spec();
        DatasetSpec dataset = model.needsQuantiles() ? readable(spec.dataset()) : spec.dataset();
        return spec.withDataset(dataset.withHeldBackJars(this::places));
    }

    /** Returns the parts of the held-back rows that a model is judged by, too, for a worker. */
    public Slicing slicing(ConfiguredModel model) throws IOException {
        return new Slicing(model.slices(), model.needsQuantiles() ? digested(sources(model)) : List.of());
    }

    private List<String> places(String reader) {
        return readers.jars(reader).stream().map(Path::toString).toList();
    }

    /** A release is what its coordinates say, which stand in the specification; a SNAPSHOT is what its bytes are. */
    private Optional<String> changing(Optional<String> reader) {
        return reader.filter(coordinates -> coordinates.endsWith("-SNAPSHOT"))
                .map(coordinates -> Digest.of(
                        readers.jars(coordinates).stream().map(digests::digest).collect(Collectors.joining(" "))));
    }

    /** Remembers the task of a model that was trained. */
    public void learnTask(Fingerprint settled) {
        tasks.learn(settled);
    }

    /**
     * Returns the digest over everything that decides what is seen in a model's data of what a schema asks.
     *
     * @param schema the schema's text
     */
    public String checkInputs(ConfiguredModel model, String schema) throws IOException {
        DatasetFiles.Found found = files(model).all();
        Digest digest = new Digest()
                .add("mlmodel schema check 1")
                .add(schema)
                .add(Json.writeLine(model.spec().dataset()));
        for (DataFile file : found.training()) {
            digest.add(file.name()).add(digests.digest(file));
        }
        for (DataFile file : found.heldBack()) {
            digest.add(file.name()).add(digests.digest(file));
        }
        Stream.of(model.spec().dataset().reader(), model.spec().dataset().heldBackReader())
                .flatMap(reader -> changing(reader).stream())
                .forEach(digest::add);
        return digest.hex();
    }

    /** Returns everything that decides a model's evaluation. */
    public Map<String, String> evaluationInputs(ConfiguredModel model) throws IOException {
        DatasetFiles.Found found = files(model).all();
        return EvaluationInputs.of(
                        model.spec().withDataset(found.named()),
                        found.heldBack(),
                        new Slicing(model.slices(), model.needsQuantiles() ? found.training() : List.of()),
                        digests,
                        workspace.digest(model.name(), ModelFile.MODEL),
                        workspace.digest(model.name(), ModelFile.DESCRIPTION),
                        metricsDigest()
                                + changing(model.spec().dataset().heldBackReader())
                                        .map(digest -> ", reader " + digest)
                                        .orElse(""),
                        baseline(model).orElse(null),
                        model.intervalConfidence(),
                        foldsKey(model)
                                .filter(key -> RecordedFolds.read(workspace.model(model.name()), key)
                                        .isPresent())
                                .orElse(null))
                .recorded();
    }

    /** Returns the digest over everything that decides which held-back rows are left for tests, and what they say. */
    public String rowsInputs(ConfiguredModel model) throws IOException {
        DatasetFiles.Found found = files(model).all();
        return EvaluationInputs.digestIn(EvaluationInputs.of(
                        model.spec().withDataset(found.named()),
                        found.heldBack(),
                        Slicing.NONE,
                        digests,
                        workspace.digest(model.name(), ModelFile.MODEL),
                        workspace.digest(model.name(), ModelFile.DESCRIPTION),
                        ROWS_FOR_TESTS
                                + changing(model.spec().dataset().heldBackReader())
                                        .map(digest -> ", reader " + digest)
                                        .orElse(""),
                        null,
                        0,
                        null)
                .recorded());
    }

    /**
     * Returns the digest over everything that decides what comes out on parts of a model's training rows, where it is to be
     * cross-validated: what decides the model, how many parts there are, and what metrics are.
     */
    public Optional<String> foldsKey(ConfiguredModel model) throws IOException {
        @Nullable Integer folds = model.spec().dataset().folds();
        return folds == null
                ? Optional.empty()
                : Optional.of(new Digest()
                        .add("mlmodel folds " + FOLDS_REVISION)
                        .add(fingerprint(model).keyBesideTask())
                        .add(Optional.ofNullable(model.spec().task())
                                .or(() -> OpenTask.of(model.spec(), model.gates()))
                                .map(Task::text)
                                .orElse("of the rows"))
                        .add(EvaluationInputs.metricsDigest(""))
                        .add("" + folds)
                        .hex());
    }

    /**
     * Returns what a model is compared with, if it is.
     *
     * @throws io.github.mlmodel.model.MlModelException if a file is named that is not there, or is outside of the checkout
     */
    public Optional<EarlierModel> baseline(ConfiguredModel model) throws IOException {
        return baselines.find(model);
    }

    /** Returns what those have who use a model: what it is compared with, else the last release, or why there is none. */
    public EarlierModel inUse(ConfiguredModel model) throws IOException {
        return baselines.inUse(model);
    }

    /** Looks for a model of the highest released version of this project below its own. */
    public ReleasedModels.Answer latestRelease(String model) {
        return baselines.released().latest(model);
    }

    /** Looks for the jar of the highest released version of this project below its own. */
    public ReleasedModels.Answer latestJar() {
        return baselines.released().latestJar();
    }

    /** Looks for the contract of a consumer with a model. */
    public ReleasedModels.Answer contract(BundleCoordinates consumer, String model) {
        return baselines.released().contract(consumer, model);
    }

    /** Returns the released versions of this project, from the highest downwards; none where nobody knows. */
    public List<String> releasedVersions(String model) {
        return baselines.released().versions(model);
    }

    /** Returns whether what cannot be asked of a repository is an error. */
    public boolean failsIfUnavailable() {
        return baselines.onUnavailable().isError();
    }

    /** Returns a released bundle, or why there is none. */
    public EarlierModel released(BundleCoordinates bundle) {
        return baselines.exactly(bundle);
    }

    /** Takes note of the files beside its data that a model names and that are not there, without asking a repository. */
    public void requireOtherFiles(ConfiguredModel model, Violations violations) throws IOException {
        boolean path = FileParameter.of(model.spec().trainer())
                .filter(file -> Coordinates.of(file.value()).isEmpty())
                .isPresent();
        if (path) {
            violations.collect(() -> base(model));
        }
        violations.collect(() -> requireBaselineFile(model));
    }

    /** Refuses a file to compare with that is not there, without asking a repository for anything. */
    public void requireBaselineFile(ConfiguredModel model) throws IOException {
        baselines.requireFile(model);
    }

    /** Returns the digest of the code that computes metrics. */
    public String metricsDigest() throws IOException {
        if (!hasOwnMetrics()) {
            return EvaluationInputs.metricsDigest("");
        }
        Digest digest = new Digest();
        needs.ofMetrics().forEach(input -> digest.add(input.role()).add(input.value()));
        return EvaluationInputs.metricsDigest(digest.hex());
    }
}
