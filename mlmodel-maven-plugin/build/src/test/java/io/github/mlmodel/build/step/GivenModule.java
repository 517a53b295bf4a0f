package io.github.mlmodel.build.step;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.data.Checkout;
import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.fingerprint.CacheTrouble;
import io.github.mlmodel.build.fingerprint.CachedTexts;
import io.github.mlmodel.build.fingerprint.DigestCache;
import io.github.mlmodel.build.fingerprint.KnownEvaluations;
import io.github.mlmodel.build.fingerprint.ModelCache;
import io.github.mlmodel.build.spec.DatasetSpec;
import io.github.mlmodel.build.spec.FeatureSpec;
import io.github.mlmodel.build.spec.ModelSpec;
import io.github.mlmodel.build.workspace.SettledTasks;
import io.github.mlmodel.build.workspace.Workspace;
import io.github.mlmodel.device.DeviceChoice;
import io.github.mlmodel.device.Machine;
import io.github.mlmodel.device.Programs;
import io.github.mlmodel.files.Folders;
import io.github.mlmodel.grade.gate.Gate;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.text.Secrets;
import io.github.mlmodel.spi.TrainerSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A module in a folder: a release with packaging jar, that depends on the runtime, with one data file. */
public final class GivenModule {

    /** The file that its models are trained on. */
    public static final String SOURCE = "datasets/churn.csv";

    /** What is said. */
    public final Lines log = new Lines();

    /** Where the models of its jar may be from. */
    public final FakeOrigins origins = new FakeOrigins();

    /** Its folder. */
    public final Path base;

    /** What its build knows to be secret. */
    public Secrets secrets = Secrets.none();

    /** What was released. */
    public final FakeReleases released = new FakeReleases();

    /** What becomes of a comparison for which a repository could not be asked. */
    public OnUnavailable onUnavailable = OnUnavailable.FAIL;

    /** What its build takes for the time. */
    public Instant now = Instant.parse("2026-11-30T12:00:00Z");

    private final Set<String> made = new HashSet<>();
    private String packaging = "jar";
    private String build = "target";
    private String version = "1.0.0";
    private boolean snapshot;
    private RuntimeDependency runtime = RuntimeDependency.JAVA;
    private List<Path> opened = List.of();
    private @Nullable Path jar;
    private @Nullable String parent;
    private @Nullable CodeNeeds needs;

    private GivenModule(Path base) {
        this.base = base;
    }

    /** Makes a module in an empty folder. */
    public static GivenModule in(Path base) {
        GivenModule given = new GivenModule(base);
        given.write(SOURCE, "age,churned\n30,yes\n");
        return given;
    }

    /** Begins another Maven session. */
    public GivenModule anotherSession() {
        made.clear();
        return this;
    }

    /** Begins another Maven session with an empty cache of evaluations, as on another machine. */
    public GivenModule anotherMachine() throws IOException {
        Folders.delete(base.resolve("cache/evaluations"));
        return anotherSession();
    }

    /** Makes it a SNAPSHOT. */
    public GivenModule snapshot() {
        snapshot = true;
        return this;
    }

    /** Gives it another version. */
    public GivenModule version(String text) {
        version = text;
        snapshot = text.endsWith("-SNAPSHOT");
        return this;
    }

    /** Gives it another packaging. */
    public GivenModule packaging(String name) {
        packaging = name;
        return this;
    }

    /** Has it depend on another part of the runtime. */
    public GivenModule runtime(RuntimeDependency dependency) {
        runtime = dependency;
        return this;
    }

    /** Lets a parent POM bring the plugin. */
    public GivenModule broughtBy(String parentPom) {
        parent = parentPom;
        return this;
    }

    /** Gives it another build folder. */
    public GivenModule buildFolder(String name) {
        build = name;
        return this;
    }

    /** Gives it a jar. */
    public GivenModule jar(Path file) {
        jar = file;
        return this;
    }

    /** Says what its own code needs; else that is nothing but itself. */
    public GivenModule needs(CodeNeeds found) {
        needs = found;
        return this;
    }

    /** Returns it anew, as the next goal sees it. */
    public BuiltModule module() {
        CacheTrouble trouble = new CacheTrouble(base.resolve("cache"), log::warn);
        DigestCache digests = new DigestCache(base.resolve("cache/digests.json"), trouble);
        Workspace workspace = workspace();
        OwnSources code = new OwnSources(base.resolve("src/train"), base.resolve("src/evaluate"), checkout());
        return new BuiltModule(
                new ProjectFacts(
                        "com.example/app",
                        version,
                        base,
                        packaging,
                        snapshot,
                        base.resolve(build),
                        "app-1.0",
                        jar,
                        runtime,
                        parent),
                workspace,
                digests,
                new ModelCache(base.resolve("cache/models"), 1 << 20, trouble),
                new KnownEvaluations(base.resolve("cache/evaluations"), made),
                new CachedTexts(base.resolve("cache/folds")),
                new ModelInputs(
                        code,
                        needs == null ? new OwnFoldersAlone(code, digests) : needs,
                        List.of(),
                        (name, element) -> new DataFile(name, base.resolve(name)),
                        reader -> List.of(base.resolve("reader.jar")),
                        digests,
                        workspace,
                        new SettledTasks(base.resolve("cache/tasks.json"), workspace, trouble),
                        new Baselines(workspace, digests, released, onUnavailable)),
                secrets,
                Clock.fixed(now, ZoneOffset.UTC),
                log);
    }

    /** Opens a folder beside it. */
    public GivenModule opening(Path folder) {
        opened = List.of(folder);
        return this;
    }

    private Checkout checkout() {
        return Checkout.around(base, base, opened);
    }

    /** Returns its folders. */
    public Workspace workspace() {
        return new Workspace(
                checkout(),
                base.resolve(build).resolve("mlmodel"),
                base.resolve(build).resolve("classes"),
                base.resolve("src/models"));
    }

    /** Returns a file of a model's folder. */
    public Path file(String model, ModelFile file) {
        return workspace().file(model, file);
    }

    /** Returns a file of a model in the output folder. */
    public Path published(String model, ModelFile file) {
        return file.in(workspace().inOutput(model));
    }

    /** Writes a file of the project. */
    public Path write(String name, String text) {
        try {
            Path file = base.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a model with a gate that accuracy 0.8 passes. */
    public static ConfiguredModel model(String name) {
        return model(name, SOURCE, "random-forest", List.of(Gate.atLeast("accuracy", 0.8)));
    }

    /** Returns a model with other gates. */
    public static ConfiguredModel model(String name, List<Gate> gates) {
        return model(name, SOURCE, "random-forest", gates);
    }

    /** Returns a model of a file and a trainer. */
    public static ConfiguredModel model(String name, String source, String trainer, List<Gate> gates) {
        return on(
                DeviceChoice.CPU,
                new ModelSpec(
                        name,
                        "",
                        null,
                        DatasetSpec.of(source, "churned"),
                        FeatureSpec.byType(),
                        new TrainerSpec(trainer, List.of()),
                        1),
                gates);
    }

    /** Returns the same model on another device. */
    public static ConfiguredModel on(DeviceChoice device, ConfiguredModel model) {
        return on(device, model.spec(), model.gates());
    }

    private static ConfiguredModel on(DeviceChoice device, ModelSpec spec, List<Gate> gates) {
        return new ConfiguredModel(spec, device, gates, null, null, "models/model[" + spec.name() + "]");
    }

    /** Returns a machine for which CUDA has no build. */
    public static Machine withoutGpu() {
        return machine("aarch64");
    }

    /** Returns a machine of an architecture, without anything on it. */
    public static Machine machine(String architecture) {
        return new Machine(
                "Linux",
                architecture,
                Map.of(),
                Path.of("/nowhere"),
                (program, arguments) -> new Programs.Output(1, ""));
    }
}
