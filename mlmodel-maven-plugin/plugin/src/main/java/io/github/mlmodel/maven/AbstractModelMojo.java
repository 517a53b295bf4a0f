package io.github.mlmodel.maven;

import io.github.mlmodel.build.step.StepOutcome;
import io.github.mlmodel.maven.config.RawConfiguration;
import io.github.mlmodel.maven.edge.GuardedLog;
import io.github.mlmodel.maven.edge.KnownSecrets;
import io.github.mlmodel.maven.memory.NotedLog;
import io.github.mlmodel.maven.port.FolderSettings;
import io.github.mlmodel.maven.port.GoalSettings;
import io.github.mlmodel.maven.port.JvmSettings;
import io.github.mlmodel.maven.port.MavenBuild;
import io.github.mlmodel.maven.port.ModelSettings;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.Secrets;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.model.Dependency;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** What all goals share: the models, where things are, how the worker is run, and how failures become Maven's. */
@SuppressWarnings("NullAway.Init")
abstract class AbstractModelMojo extends RepeatableMojo {

    /**
     * The models, a {@code <model>} each.
     *
     * <pre>{@code
     * <models>
     *   <model>
     *     <name>churn</name>
     *     <dataset>
     *       <source>datasets/churn.csv</source>
     *       <target>churned</target>
     *     </dataset>
     *     <trainer>random-forest</trainer>
     *     <gates>
     *       <gate>accuracy >= 0.80</gate>
     *     </gates>
     *   </model>
     * </models>
     * }</pre>
     *
     * @since 1.0.0
     */
    @Parameter
    private @Nullable PlexusConfiguration models;

    /**
     * Names of the models to work on, separated by commas. All of them unless set. Refused in a build that packages a
     * release, which is made whole.
     *
     * @since 1.0.0
     */
    @Parameter(property = "mlmodel.models")
    private @Nullable List<String> selectedModels;

    /**
     * Seed of everything random, for models without a {@code <seed>} of their own: the split, and the trainer.
     *
     * @since 1.0.0
     */
    @Parameter(property = "mlmodel.seed", defaultValue = "1")
    private long seed;

    /**
     * On what neural networks are trained: {@code cpu}, {@code cuda} or {@code auto}. It goes before every
     * {@code <device>} of a model.
     *
     * @since 1.0.0
     */
    @Parameter(property = "mlmodel.device")
    private @Nullable String device;

    /**
     * What becomes of gates that compare a model with a released one where a repository could not be asked for it (refused, no
     * answer, offline without a kept copy): {@code fail} makes them an error, {@code warn} skips them with a warning. For a
     * release it is always {@code fail}.
     *
     * @since 1.0.0
     */
    @Parameter(property = "mlmodel.baseline.onUnavailable", defaultValue = "fail")
    private String baselineOnUnavailable;

    /**
     * How many threads the worker may use; 0 means as many as there are processors. It never decides a byte of a model.
     *
     * @since 1.0.0
     */
    @Parameter(property = "mlmodel.threads", defaultValue = "0")
    private int threads;

    /**
     * The {@code java} executable, or the home of a JDK, that runs the worker. Unless set, that of {@code jdkToolchain},
     * of the build's toolchain, or Maven's own.
     *
     * @since 1.0.0
     */
    @Parameter(property = "mlmodel.jvm")
    private @Nullable String jvm;

    /**
     * Arguments of the worker's JVM, separated by blanks, for example {@code -Xmx4g}. They stand in no argument list that
     * other users of the machine see, and the values of {@code -D} in no log.
     *
     * @since 1.0.0
     */
    @Parameter(property = "mlmodel.jvm.args")
    private @Nullable PlexusConfiguration jvmArgs;

    /**
     * Requirements on the JDK toolchain that runs the worker, for example {@code <version>17</version>}.
     *
     * @since 1.0.0
     */
    @Parameter
    private @Nullable Map<String, String> jdkToolchain;

    /**
     * Seconds after which the worker is stopped, with all processes that it started; 0 means no limit. A worker that evaluates or
     * verifies is also stopped when it comes no further for 10 minutes, or for this time where that is longer.
     *
     * @since 1.0.0
     */
    @Parameter(property = "mlmodel.timeout", defaultValue = "0")
    private int timeout;

    /**
     * How many MiB of trained models the cache keeps, and how many of released ones that were fetched; those used longest ago
     * go first.
     *
     * @since 1.0.0
     */
    @Parameter(property = "mlmodel.cache.megabytes", defaultValue = "2048")
    private long cacheMegabytes;

    /**
     * How many seconds a goal waits for another build that works on the same module; the log names its process. 0 means as
     * long as it takes.
     *
     * @since 1.0.0
     */
    @Parameter(property = "mlmodel.wait", defaultValue = "3600")
    private int buildWait;

    /**
     * Folder of code that trains; its {@code java} subfolder is compiled.
     *
     * @since 1.0.0
     */
    @Parameter(defaultValue = "${project.basedir}/src/train")
    private @Nullable File trainSourceDirectory;

    /**
     * Folder of code that evaluates; its {@code java} subfolder is compiled.
     *
     * @since 1.0.0
     */
    @Parameter(defaultValue = "${project.basedir}/src/evaluate")
    private @Nullable File evaluateSourceDirectory;

    /**
     * Folder of stored models.
     *
     * @since 1.0.0
     */
    @Parameter(defaultValue = "${project.basedir}/src/models")
    private @Nullable File storedModelsDirectory;

    /**
     * Dependencies of {@code src/train} and {@code src/evaluate} alone: they reach neither the jar nor the published POM.
     *
     * @since 1.0.0
     */
    @Parameter
    private @Nullable List<Dependency> trainDependencies;

    @Inject
    private RepositorySystem repositorySystem;

    @Inject
    private ToolchainManager toolchainManager;

    private @Nullable Secrets secrets;

    /** Asks the core to do the goal's work. */
    abstract StepOutcome run(MavenBuild build) throws IOException;

    @Override
    final void work() throws MojoExecutionException, MojoFailureException {
        if (isSkipped()) {
            getLog().info("Skipped, because mlmodel.skip is set");
            skipped();
        } else {
            running(this::run);
        }
    }

    /** Does what skipping the goal does not skip: nothing, for most. */
    void skipped() throws MojoExecutionException, MojoFailureException {}

    /** Does a goal's work, and makes what became of it Maven's. */
    final void running(MavenBuild.Goal work) throws MojoExecutionException, MojoFailureException {
        Failures.translating(secrets(), () -> MavenBuild.run(settings(), work));
    }

    /** Returns the log, through which no secret gets. */
    @Override
    public final Log getLog() {
        return new GuardedLog(new NotedLog(super.getLog(), notes()), secrets());
    }

    private Secrets secrets() {
        if (secrets == null) {
            secrets = KnownSecrets.of(session(), project(), jvmArgumentsIfAny(), System.getenv());
        }
        return secrets;
    }

    private List<String> jvmArgumentsIfAny() {
        try {
            return jvmArguments();
        } catch (MlModelException e) {
            // The goal's work says what is wrong with them.
            return List.of();
        }
    }

    private List<String> jvmArguments() {
        return JvmSettings.arguments(jvmArgs, new RawConfiguration(evaluator()));
    }

    private GoalSettings settings() {
        return GoalSettings.of(
                parts(repositorySystem, toolchainManager, getLog(), secrets()),
                ModelSettings.of(models, selectedModels, seed, device, baselineOnUnavailable),
                JvmSettings.of(threads, jvm, jvmArguments(), jdkToolchain, timeout),
                new FolderSettings(
                        cache(),
                        cacheMegabytes,
                        Duration.ofSeconds(Math.max(0, buildWait)),
                        trainSourceDirectory,
                        evaluateSourceDirectory,
                        storedModelsDirectory),
                trainDependencies);
    }
}
