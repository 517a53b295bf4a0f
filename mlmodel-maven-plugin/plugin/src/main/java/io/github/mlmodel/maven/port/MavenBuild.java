package io.github.mlmodel.maven.port;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.config.ConfiguredModels;
import io.github.mlmodel.build.config.Element;
import io.github.mlmodel.build.step.BuiltModule;
import io.github.mlmodel.build.step.OwnCode;
import io.github.mlmodel.build.step.OwnSources;
import io.github.mlmodel.build.step.StepOutcome;
import io.github.mlmodel.build.step.Workers;
import io.github.mlmodel.build.step.bundle.Attachments;
import io.github.mlmodel.build.step.carried.Origins;
import io.github.mlmodel.build.step.deploy.Uploads;
import io.github.mlmodel.build.step.judge.EvaluationSupply;
import io.github.mlmodel.build.step.resolve.Libraries;
import io.github.mlmodel.device.Machine;
import io.github.mlmodel.maven.config.RawConfiguration;
import io.github.mlmodel.model.file.ModuleLock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.apache.maven.project.MavenProjectHelper;
import org.jspecify.annotations.Nullable;

/** One run of one goal in one module: its models, and the ports of its step. */
public final class MavenBuild {

    private final GoalSettings settings;
    private final OwnSources sources;
    private final BuiltModule module;
    private final CustomClasses ownCode;
    private final ForkedWorkers workers;

    private MavenBuild(GoalSettings settings, Path base) {
        MavenModule maven = new MavenModule(settings, base);
        this.settings = settings;
        this.sources = maven.sources();
        this.module = maven.module();
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
        Path base = MavenModule.base(settings.maven().project());
        // Interned, because the lock must hold in the whole JVM, whose plugin realms share no class of ours.
        String mutex = ("io.github.mlmodel lock of " + base).intern();
        synchronized (mutex) {
            ModuleLock lock = ModuleLock.acquire(settings.folders().cache().toPath(), base, () -> settings.maven()
                    .log()
                    .info("Waiting for another build of " + base));
            try (lock) {
                MavenBuild build = new MavenBuild(settings, base);
                try {
                    return goal.run(build);
                } finally {
                    build.rememberDigests();
                }
            }
        }
    }

    /** They save the next build a reading of its data, and nothing else. */
    private void rememberDigests() {
        try {
            module.digests().save();
        } catch (IOException e) {
            settings.maven().log().warn("Digests of data files are not remembered: " + e);
        }
    }

    /**
     * Reads the models to work on.
     *
     * @throws io.github.mlmodel.model.MlModelException if something is wrong with them, or if they are a part of a release
     */
    public List<ConfiguredModel> models() throws IOException {
        MavenParts maven = settings.maven();
        List<String> selected = settings.models().selected();
        PartOfRelease.refuse(
                module.project().snapshot(),
                selected,
                maven.execution().getGoal(),
                maven.session().getGoals());
        return models(raw().element(settings.models().models()), selected);
    }

    private List<ConfiguredModel> models(@Nullable Element models, List<String> selected) throws IOException {
        Path base = module.project().base();
        return new ConfiguredModels(
                        base,
                        sources.train().resolve("java"),
                        sources.hasOwnMetrics(),
                        settings.models().seed(),
                        settings.models().device())
                .read(models, selected).stream()
                        .map(model -> model.within(base))
                        .toList();
    }

    private RawConfiguration raw() {
        MavenParts maven = settings.maven();
        return new RawConfiguration(new PluginParameterExpressionEvaluator(maven.session(), maven.execution()));
    }

    /** Returns where the models of the project's jar may be from. */
    public Origins origins() {
        return new MavenOrigins(settings.maven(), raw(), models -> models(models, List.of()));
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
        return (type, classifier, file) ->
                helper.attachArtifact(settings.maven().project(), type, classifier, file.toFile());
    }

    /** Returns the uploads of the build. */
    public Uploads uploads() {
        return new MavenUploads(settings.maven());
    }
}
