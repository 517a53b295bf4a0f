package io.github.mlmodel.maven;

import io.github.mlmodel.core.failure.MlModelException;
import io.github.mlmodel.core.workspace.ModuleLock;
import io.github.mlmodel.maven.config.ModelElement;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Dependency;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** What all goals share: the models, where things are, how the worker is run, and how failures become Maven's. */
@SuppressWarnings("NullAway.Init")
abstract class AbstractModelMojo extends AbstractMojo {

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
    private @Nullable List<ModelElement> models;

    /**
     * Names of the models to work on, separated by commas. All of them unless set. Refused by {@code deploy} of a release,
     * which is published whole.
     *
     * @since 1.0.0
     */
    @Parameter(property = "mlmodel.models")
    private @Nullable List<String> selectedModels;

    /**
     * Skips the goal.
     *
     * @since 1.0.0
     */
    @Parameter(property = "mlmodel.skip", defaultValue = "false")
    private boolean skip;

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
     * Arguments of the worker's JVM, separated by blanks, for example {@code -Xmx4g}.
     *
     * @since 1.0.0
     */
    @Parameter(property = "mlmodel.jvm.args")
    private @Nullable String jvmArgs;

    /**
     * Requirements on the JDK toolchain that runs the worker, for example {@code <version>17</version>}.
     *
     * @since 1.0.0
     */
    @Parameter
    private @Nullable Map<String, String> jdkToolchain;

    /**
     * Seconds after which the worker is stopped, with all processes that it started; 0 means no limit.
     *
     * @since 1.0.0
     */
    @Parameter(property = "mlmodel.timeout", defaultValue = "0")
    private int timeout;

    /**
     * Folder outside the project in which trained models, digests of files and locks are kept between builds.
     *
     * @since 1.0.0
     */
    @Parameter(property = "mlmodel.cache.directory", defaultValue = "${user.home}/.cache/mlmodel")
    private File cacheDirectory;

    /**
     * How many MiB of trained models the cache keeps; those used longest ago go first.
     *
     * @since 1.0.0
     */
    @Parameter(property = "mlmodel.cache.megabytes", defaultValue = "2048")
    private long cacheMegabytes;

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

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    @Inject
    private RepositorySystem repositorySystem;

    @Inject
    private ToolchainManager toolchainManager;

    /** Does the goal's work. */
    abstract void run(ModuleBuild build) throws IOException, MojoExecutionException, MojoFailureException;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("Skipped, because mlmodel.skip is set");
            return;
        }
        Path base = project.getBasedir() == null
                ? Path.of("").toAbsolutePath()
                : project.getBasedir().toPath();
        // Interned, because the lock must hold in the whole JVM, whose plugin realms share no class of ours.
        String mutex = ("io.github.mlmodel lock of " + base).intern();
        synchronized (mutex) {
            executeLocked(base);
        }
    }

    private void executeLocked(Path base) throws MojoExecutionException, MojoFailureException {
        try {
            ModuleLock lock = ModuleLock.acquire(
                    cacheDirectory.toPath(), base, () -> getLog().info("Waiting for another build of " + base));
            try {
                runAndRememberDigests(new ModuleBuild(this, base, getLog()));
            } finally {
                lock.close();
            }
        } catch (MlModelException e) {
            Failures.rethrow(e);
        } catch (UncheckedIOException e) {
            throw Failures.of(Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw Failures.of(e);
        }
    }

    private void runAndRememberDigests(ModuleBuild build)
            throws IOException, MojoExecutionException, MojoFailureException {
        try {
            run(build);
        } finally {
            build.digests().save();
        }
    }

    final @Nullable List<ModelElement> models() {
        return models;
    }

    final List<String> selectedModels() {
        return selectedModels == null ? List.of() : selectedModels;
    }

    final long seed() {
        return seed;
    }

    final @Nullable String device() {
        return device;
    }

    final int threads() {
        return threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
    }

    final @Nullable String jvm() {
        return jvm;
    }

    final String jvmArgs() {
        return jvmArgs == null ? "" : jvmArgs;
    }

    final Map<String, String> jdkToolchain() {
        return jdkToolchain == null ? Map.of() : jdkToolchain;
    }

    final int timeout() {
        return timeout;
    }

    final Path cache() {
        return cacheDirectory.toPath();
    }

    final long cacheBytes() {
        return cacheMegabytes << 20;
    }

    final @Nullable File trainSources() {
        return trainSourceDirectory;
    }

    final @Nullable File evaluateSources() {
        return evaluateSourceDirectory;
    }

    final @Nullable File storedModels() {
        return storedModelsDirectory;
    }

    final List<Dependency> trainDependencies() {
        return trainDependencies == null ? List.of() : trainDependencies;
    }

    final MavenProject project() {
        return project;
    }

    final MavenSession session() {
        return session;
    }

    final MojoExecution execution() {
        return execution;
    }

    final RepositorySystem repositorySystem() {
        return repositorySystem;
    }

    final ToolchainManager toolchainManager() {
        return toolchainManager;
    }
}
