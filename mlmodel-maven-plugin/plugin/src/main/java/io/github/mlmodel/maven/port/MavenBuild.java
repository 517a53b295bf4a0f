package io.github.mlmodel.maven.port;

import io.github.mlmodel.build.config.BundleCoordinates;
import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.config.ConfiguredModels;
import io.github.mlmodel.build.config.Element;
import io.github.mlmodel.build.data.Checkout;
import io.github.mlmodel.build.schema.SchemaBinding;
import io.github.mlmodel.build.step.BuiltModule;
import io.github.mlmodel.build.step.OwnCode;
import io.github.mlmodel.build.step.OwnSources;
import io.github.mlmodel.build.step.StepOutcome;
import io.github.mlmodel.build.step.Workers;
import io.github.mlmodel.build.step.bundle.Attachments;
import io.github.mlmodel.build.step.carried.Origins;
import io.github.mlmodel.build.step.contract.UsedArtifact;
import io.github.mlmodel.build.step.deploy.Uploads;
import io.github.mlmodel.build.step.judge.EvaluationSupply;
import io.github.mlmodel.build.step.judge.Ungated;
import io.github.mlmodel.build.step.resolve.Libraries;
import io.github.mlmodel.device.Machine;
import io.github.mlmodel.files.FileTrouble;
import io.github.mlmodel.maven.config.RawConfiguration;
import io.github.mlmodel.maven.memory.RunNotes;
import io.github.mlmodel.model.MlModelException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;
import org.jspecify.annotations.Nullable;

/** One run of one goal in one module: its models, and the ports of its step. */
public final class MavenBuild {

    /** The artifact by which projects test their models. */
    private static final String TESTS = "mlmodel-junit";

    private static final Set<String> SOURCES = Set.of("source", "testSource");

    /** The folders before the one whose name has the first character of a pattern. */
    private static final Pattern BEFORE_PATTERN = Pattern.compile("^((?:[^*?\\[{/]*/)*)[^*?\\[{/]*[*?\\[{]");

    private final GoalSettings settings;
    private final OwnSources sources;
    private final BuiltModule module;
    private final CustomClasses ownCode;
    private final ForkedWorkers workers;

    private MavenBuild(GoalSettings settings, Path base) {
        MavenModule maven = new MavenModule(settings, base);
        this.settings = settings;
        this.module = maven.module();
        this.sources = maven.sources(module.workspace().checkout());
        this.ownCode = new CustomClasses(settings, sources, module.workspace(), module.digests());
        this.workers = new ForkedWorkers(settings, module.workspace(), ownCode);
    }

    /** Does a goal's work. */
    @FunctionalInterface
    public interface Goal {

        /** Returns what became of it. */
        StepOutcome run(MavenBuild build) throws IOException;
    }

    /** Runs a goal while no other build works on the same module, and remembers the digests that it took. */
    public static StepOutcome run(GoalSettings settings, Goal goal) throws IOException {
        MavenParts maven = settings.maven();
        Path base = MavenModule.base(maven.project());
        Path cache = settings.folders().cache().toPath();
        Path target = MavenModule.target(maven.project(), base, cache);
        if (maven.execution().getGoal().equals("train")) {
            makeFolder(target);
        }
        ModuleTurn turn = new ModuleTurn(
                ModuleTurn.turn(maven.session().getRequest(), base), cache, base, target, settings.patience());
        return turn.run(() -> {
            MavenBuild build = new MavenBuild(settings, base);
            settings.folders().ofProject().forEach(build::told);
            build.sweep();
            try {
                return goal.run(build);
            } finally {
                settings.maven().notes().reads(build.module.digests().read());
                build.module.digests().save();
            }
        });
    }

    /** The first goal of a build has its lock there too; who cannot make it says so when it is needed. */
    private static void makeFolder(Path target) {
        try {
            Files.createDirectories(target);
        } catch (IOException e) {
            return;
        }
    }

    /** Returns the output folder of the project's tests where these ask for held-back rows: where it depends on the module for them. */
    public @Nullable Path testOutput() {
        MavenProject project = settings.maven().project();
        if (project.getDependencies().stream().noneMatch(dependency -> TESTS.equals(dependency.getArtifactId()))) {
            return null;
        }
        UnseenTests.of(project).ifPresent(settings.maven().log()::warn);
        return Path.of(project.getBuild().getTestOutputDirectory());
    }

    /** What is left lies in no one's way, except where a jar would carry it, which is looked at when it is packaged. */
    private void sweep() {
        try {
            module.workspace().sweep();
        } catch (IOException e) {
            settings.maven().log().debug("What an earlier build left cannot be deleted: " + FileTrouble.clause(e));
        }
    }

    /**
     * Reads the models to work on.
     *
     * @throws MlModelException if something is wrong with them, or if they are a part of a release
     */
    public List<ConfiguredModel> models() throws IOException {
        MavenParts maven = settings.maven();
        List<String> selected = settings.models().selected();
        PartOfRelease.refuse(
                module.project().snapshot(),
                selected,
                maven.execution().getGoal(),
                maven.session().getGoals());
        @Nullable Element models = raw().element(settings.models().models());
        Optional<String> advice = module.project().howToKeepThePluginOut();
        if ((models == null || models.isEmpty()) && advice.isPresent()) {
            throw MlModelException.user(ConfiguredModels.none() + "\n" + advice.get());
        }
        return models(models, selected, seeds());
    }

    /**
     * Reads the models to work on as the POM alone has them, whatever their schemas say.
     *
     * @throws MlModelException if something is wrong with them
     */
    public List<ConfiguredModel> unboundModels() throws IOException {
        return unbound(
                raw().element(settings.models().models()), settings.models().selected(), seeds());
    }

    /**
     * Reads all models as the POM alone has them, whatever is selected.
     *
     * @param ifAny whether none is what a project may have
     * @throws MlModelException if something is wrong with them
     */
    public List<ConfiguredModel> allModels(boolean ifAny) throws IOException {
        @Nullable Element models = raw().element(settings.models().models());
        return ifAny && (models == null || models.isEmpty()) ? List.of() : unbound(models, List.of(), seeds());
    }

    /** A goal that comes after the training asks for what was trained, whatever its own execution says of the seed. */
    private ToLongFunction<String> seeds() {
        MojoExecution execution = settings.maven().execution();
        long own = settings.models().seed();
        if (execution.getGoal().equals("train") || execution.getSource() == MojoExecution.Source.CLI) {
            return name -> own;
        }
        MavenOrigins origins = mavenOrigins();
        return name -> origins.seedOf(name).orElse(own);
    }

    private List<ConfiguredModel> models(@Nullable Element models, List<String> selected, ToLongFunction<String> seeds)
            throws IOException {
        return SchemaBinding.bind(unbound(models, selected, seeds), module.workspace());
    }

    private List<ConfiguredModel> unbound(@Nullable Element models, List<String> selected, ToLongFunction<String> seeds)
            throws IOException {
        Checkout checkout = module.workspace().checkout();
        if (settings.models().device() != null || (models != null && mayAskElsewhere(models))) {
            settings.maven().notes().asks("a device, or a path that leads out of the module");
        }
        if (models != null) {
            noteFolders(models, checkout.base(), settings.maven().notes());
        }
        return new ConfiguredModels(
                        checkout,
                        sources.train().resolve("java"),
                        sources.hasOwnMetrics(),
                        seeds,
                        settings.models().device())
                .read(models, selected).stream()
                        .map(model -> model.within(checkout.base()))
                        .toList();
    }

    /** Whether a text may lead out of the module, or a device may be there tomorrow. */
    private static boolean mayAskElsewhere(Element element) {
        String text = element.text().trim();
        return element.name().equals("device")
                || text.startsWith("/")
                || text.startsWith("jdbc:")
                || text.contains("..")
                || element.children().stream().anyMatch(MavenBuild::mayAskElsewhere);
    }

    /** A pattern finds new files wherever it looks. */
    private static void noteFolders(Element element, Path base, RunNotes notes) {
        Matcher pattern = BEFORE_PATTERN.matcher(element.text().trim());
        if (SOURCES.contains(element.name()) && pattern.find()) {
            notes.told(base.resolve(pattern.group(1)));
        }
        element.children().forEach(child -> noteFolders(child, base, notes));
    }

    private RawConfiguration raw() {
        MavenParts maven = settings.maven();
        return new RawConfiguration(new PluginParameterExpressionEvaluator(maven.session(), maven.execution()));
    }

    /** Returns where the models of the project's jar may be from. */
    public Origins origins() {
        return mavenOrigins();
    }

    private MavenOrigins mavenOrigins() {
        return new MavenOrigins(settings.maven(), raw(), (models, seed) -> models(models, List.of(), name -> seed));
    }

    /**
     * Returns which models may go without a passing grade.
     *
     * @param all whether this goal lets any go
     */
    public Ungated ungated(boolean all) {
        return new Ungated(all, mavenOrigins().ungated());
    }

    /** Returns whether this build packages the models. */
    public boolean packages() {
        return PartOfRelease.packages(settings.maven().session().getGoals())
                && mavenOrigins().haveGoal("package");
    }

    /** Returns a folder that the goal was told of. */
    public Path told(File folder) {
        Path path = folder.toPath();
        settings.maven().notes().told(path);
        return path;
    }

    /** Has the compiler take the sources in a folder, too. */
    public void compile(File folder) {
        settings.maven().project().addCompileSourceRoot(folder.getPath());
        settings.maven().notes().compiles(folder.getPath());
    }

    /** Returns the project's {@code groupId}. */
    public String groupId() {
        return settings.maven().project().getGroupId();
    }

    /** Returns whether an IDE reads the project in: Eclipse says so, and others run no goals for that. */
    public boolean isWithinIde() {
        return settings.maven().session().getSystemProperties().containsKey("m2e.version")
                || settings.maven().session().getUserProperties().containsKey("m2e.version");
    }

    /** Returns everything that all goals are told. */
    public GoalSettings settings() {
        return settings;
    }

    /** Returns the module. */
    public BuiltModule module() {
        return module;
    }

    /** Returns the product's version. */
    public String version() {
        return settings.maven().execution().getVersion();
    }

    /** Returns the coordinates of a version of the project. */
    public BundleCoordinates version(String version) {
        MavenProject project = settings.maven().project();
        return new BundleCoordinates(project.getGroupId(), project.getArtifactId(), version, "");
    }

    /** Returns the folder that takes what trainings keep to go on from. */
    public Path checkpoints() {
        return settings.folders().cache().toPath().resolve("checkpoints");
    }

    /** Returns the project's own trainers and metrics. */
    public OwnCode ownCode() {
        return ownCode;
    }

    /** Returns the workers. */
    public Workers workers() {
        return workers;
    }

    /** Returns the evaluations of the models, and what makes them. */
    public EvaluationSupply evaluations() {
        return new EvaluationSupply(module, workers, ownCode, Machine.current());
    }

    /** Returns what workers run on. */
    public Libraries libraries() {
        return workers;
    }

    /** Returns the place for files that are attached. */
    public Attachments attachments(MavenProjectHelper helper) {
        return (type, classifier, file) -> {
            helper.attachArtifact(settings.maven().project(), type, classifier, file.toFile());
            settings.maven().notes().attaches(type, classifier, file);
        };
    }

    /** Returns what the project depends on, as far as the goal has it resolved. */
    public List<UsedArtifact> dependencies() {
        return settings.maven().project().getArtifacts().stream()
                .filter(artifact -> artifact.getFile() != null)
                .map(artifact -> new UsedArtifact(
                        artifact.getGroupId() + ":" + artifact.getArtifactId() + ":" + artifact.getBaseVersion(),
                        artifact.getFile().toPath()))
                .toList();
    }

    /** Returns the uploads of the build. */
    public Uploads uploads() {
        return new MavenUploads(settings.maven());
    }
}
