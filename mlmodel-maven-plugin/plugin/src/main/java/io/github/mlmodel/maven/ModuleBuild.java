package io.github.mlmodel.maven;

import io.github.mlmodel.core.config.ConfiguredModel;
import io.github.mlmodel.core.engine.EngineCatalog;
import io.github.mlmodel.core.engine.FileParameter;
import io.github.mlmodel.core.fingerprint.CodeDigest;
import io.github.mlmodel.core.fingerprint.DigestCache;
import io.github.mlmodel.core.fingerprint.EvaluationInputs;
import io.github.mlmodel.core.fingerprint.Fingerprint;
import io.github.mlmodel.core.fingerprint.Fingerprints;
import io.github.mlmodel.core.fingerprint.ModelCache;
import io.github.mlmodel.core.message.DataFile;
import io.github.mlmodel.core.model.ModelFiles;
import io.github.mlmodel.core.spec.ModelSpec;
import io.github.mlmodel.core.spec.Parameter;
import io.github.mlmodel.core.workspace.DatasetFiles;
import io.github.mlmodel.core.workspace.SettledTasks;
import io.github.mlmodel.core.spec.TrainerSpec;
import io.github.mlmodel.core.workspace.Workspace;
import io.github.mlmodel.maven.config.ConfiguredModels;
import io.github.mlmodel.maven.resolve.BaseFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.ArtifactUtils;
import org.apache.maven.model.Dependency;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** One goal's view of one module: its models, folders and digests. */
final class ModuleBuild {

    private final AbstractModelMojo mojo;
    private final Path base;
    private final Log log;
    private final MavenProject project;
    private final DigestCache digests;
    private final Workspace workspace;

    ModuleBuild(AbstractModelMojo mojo, Path base, Log log) {
        this.mojo = mojo;
        this.base = base;
        this.log = log;
        this.project = mojo.project();
        this.digests = new DigestCache(mojo.cache().resolve("digests.json"));
        // Without a POM there is no build folder: Maven's stand-in names one of the name ${project.basedir}.
        Path target = project.getBasedir() == null
                ? mojo.cache().resolve("without-project")
                : Path.of(project.getBuild().getDirectory()).resolve("mlmodel");
        this.workspace = new Workspace(
                target, Path.of(project.getBuild().getOutputDirectory()), folder(mojo.storedModels(), "src/models"));
    }

    /** Returns the models to work on. */
    List<ConfiguredModel> models() throws IOException {
        return new ConfiguredModels(base, trainSources().resolve("java"), hasOwnMetrics(), mojo.seed(), mojo.device())
                .read(mojo.models(), mojo.selectedModels()).stream()
                        .map(model -> model.within(base))
                        .toList();
    }

    Path base() {
        return base;
    }

    Log log() {
        return log;
    }

    MavenProject project() {
        return project;
    }

    DigestCache digests() {
        return digests;
    }

    Workspace workspace() {
        return workspace;
    }

    ModelCache modelCache() {
        return new ModelCache(mojo.cache().resolve("models"), mojo.cacheBytes());
    }

    Path trainSources() {
        return folder(mojo.trainSources(), "src/train");
    }

    Path evaluateSources() {
        return folder(mojo.evaluateSources(), "src/evaluate");
    }

    boolean hasOwnMetrics() throws IOException {
        return hasJava(evaluateSources());
    }

    boolean isSnapshot() {
        return ArtifactUtils.isSnapshot(project.getVersion());
    }

    /** Returns the files of the training source. */
    List<DataFile> sources(ConfiguredModel model) throws IOException {
        return files(model).training();
    }

    /** Returns the files that have the held-back rows. */
    List<DataFile> heldBackFiles(ConfiguredModel model) throws IOException {
        return files(model).heldBack();
    }

    private DatasetFiles files(ConfiguredModel model) {
        return new DatasetFiles(base, model.spec().dataset(), model.path() + "/dataset");
    }

    /** Returns the file that the trainer begins with, where it names one; an artifact is resolved. */
    Optional<DataFile> base(ConfiguredModel model) throws IOException {
        Optional<FileParameter> parameter = FileParameter.of(model.spec().trainer());
        if (parameter.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(BaseFile.of(mojo.repositorySystem(), mojo.session().getRepositorySession(), project)
                .find(
                        base,
                        parameter.get().value(),
                        model.path() + "/trainer/parameters/" + parameter.get().name()));
    }

    /** Returns what to train, with the place of the file that the trainer begins with, which is not in the project's POM. */
    ModelSpec specForWorker(ConfiguredModel model) throws IOException {
        ModelSpec spec = model.spec();
        return base(model)
                .map(file -> spec.withTrainer(
                        FileParameter.replace(spec.trainer(), new Parameter.File(file.name(), file.path()))))
                .orElse(spec);
    }

    Fingerprint fingerprint(ConfiguredModel model) throws IOException {
        TrainerSpec trainer = model.spec().trainer();
        boolean custom = EngineCatalog.trainer(trainer.type()).isEmpty();
        return settledTasks()
                .settle(Fingerprints.of(
                        model.spec(),
                        sources(model),
                        base(model).orElse(null),
                        digests,
                        custom ? codeDigest(trainSources()) : null,
                        EngineCatalog.identity(trainer) + overrides()));
    }

    SettledTasks settledTasks() {
        return new SettledTasks(mojo.cache().resolve("tasks.json"), workspace);
    }

    /** Returns everything that decides a model's evaluation. */
    Map<String, String> evaluationInputs(ConfiguredModel model) throws IOException {
        return EvaluationInputs.of(
                        model.spec(),
                        heldBackFiles(model),
                        digests,
                        digests.digest(workspace.model(model.name()).resolve(ModelFiles.MODEL)),
                        digests.digest(workspace.model(model.name()).resolve(ModelFiles.DESCRIPTION)),
                        metricsDigest())
                .recorded();
    }

    String metricsDigest() throws IOException {
        return EvaluationInputs.metricsDigest(hasOwnMetrics() ? codeDigest(evaluateSources()) : "");
    }

    /** Digest of own code, of the project's code that it may call, and of what both are compiled against. */
    private String codeDigest(Path sources) throws IOException {
        List<Path> roots = Stream.concat(
                        Stream.of(sources),
                        project.getCompileSourceRoots().stream().map(Path::of))
                .toList();
        List<String> libraries = Stream.concat(
                        project.getArtifacts().stream().map(this::library),
                        mojo.trainDependencies().stream().map(ModuleBuild::coordinates))
                .sorted()
                .toList();
        return CodeDigest.of(roots, libraries, digests);
    }

    private String library(Artifact artifact) {
        @Nullable File file = artifact.getFile();
        boolean mayChange = artifact.isSnapshot() && file != null && file.isFile();
        return artifact.getId() + (mayChange ? " " + digests.digest(file.toPath()) : "");
    }

    private String overrides() {
        List<String> overrides = mojo.execution().getPlugin().getDependencies().stream()
                .map(ModuleBuild::coordinates)
                .sorted()
                .toList();
        return overrides.isEmpty() ? "" : ", overrides " + overrides;
    }

    private static String coordinates(Dependency dependency) {
        return dependency.getManagementKey() + ":" + dependency.getVersion();
    }

    private Path folder(@Nullable File configured, String standard) {
        return configured == null ? base.resolve(standard) : configured.toPath();
    }

    private static boolean hasJava(Path sources) throws IOException {
        Path java = sources.resolve("java");
        if (!Files.isDirectory(java)) {
            return false;
        }
        try (Stream<Path> all = Files.walk(java)) {
            return all.anyMatch(path -> path.toString().endsWith(".java"));
        }
    }
}
