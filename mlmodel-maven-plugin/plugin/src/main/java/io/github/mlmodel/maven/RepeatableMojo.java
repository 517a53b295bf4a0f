package io.github.mlmodel.maven;

import io.github.mlmodel.maven.memory.RunMemory;
import io.github.mlmodel.maven.memory.RunNotes;
import io.github.mlmodel.maven.port.MavenParts;
import io.github.mlmodel.model.text.Secrets;
import java.io.File;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;

/**
 * A goal that says again what came of its last run, where nothing that decided it has changed since. The rest of the plugin is
 * not even loaded for that.
 */
@SuppressWarnings("NullAway.Init")
abstract class RepeatableMojo extends AbstractMojo {

    /**
     * Skips the goal. Of {@code package} it skips the work alone: a release whose jar would carry a model without a valid
     * passing grade fails all the same.
     *
     * @since 1.0.0
     */
    @Parameter(property = "mlmodel.skip", defaultValue = "false")
    private boolean skip;

    /**
     * Folder outside the project in which trained models, released ones that were fetched, digests of files, locks, and
     * archives of the worker's classes are kept between builds.
     *
     * @since 1.0.0
     */
    @Parameter(property = "mlmodel.cache.directory", defaultValue = "${user.home}/.cache/mlmodel")
    private File cacheDirectory;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    @Inject
    private MavenProjectHelper projectHelper;

    private final RunNotes notes = new RunNotes();

    /** Does the goal's work. */
    abstract void work() throws MojoExecutionException, MojoFailureException;

    /** Returns whether a run that found everything as it was need not find it out again. */
    boolean isRepeated() {
        return false;
    }

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        Optional<RunMemory> memory = isRepeated() && !skip
                ? RunMemory.of(project, session, execution, cacheDirectory.toPath(), super.getLog())
                : Optional.empty();
        if (memory.isPresent() && memory.get().repeat(super.getLog(), this::attach)) {
            return;
        }
        work();
        if (memory.isPresent()) {
            memory.get().remember(notes, super.getLog());
        }
    }

    private void attach(String type, String classifier, File file) {
        projectHelper.attachArtifact(project, type, classifier, file);
    }

    final boolean isSkipped() {
        return skip;
    }

    final File cache() {
        return cacheDirectory;
    }

    final MavenProject project() {
        return project;
    }

    final MavenSession session() {
        return session;
    }

    final MavenParts parts(RepositorySystem repositories, ToolchainManager toolchains, Log log, Secrets secrets) {
        return new MavenParts(project, session, execution, repositories, toolchains, log, secrets, notes);
    }

    /** Returns what knows the values of expressions. */
    final PluginParameterExpressionEvaluator evaluator() {
        return new PluginParameterExpressionEvaluator(session, execution);
    }

    /** Returns what attaches files. */
    final MavenProjectHelper helper() {
        return projectHelper;
    }

    /** Returns what takes what the run does and asks for. */
    final RunNotes notes() {
        return notes;
    }
}
