package io.github.mlmodel.maven.port;

import io.github.mlmodel.maven.memory.RunNotes;
import io.github.mlmodel.model.text.Secrets;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;

/**
 * What Maven gives to a goal.
 *
 * @param project the project
 * @param session the session
 * @param execution the execution of the goal
 * @param repositorySystem resolves artifacts
 * @param toolchains finds JDKs
 * @param log takes lines
 * @param secrets what the build knows and nobody is to see
 * @param notes takes what the run does and asks for
 */
public record MavenParts(
        MavenProject project,
        MavenSession session,
        MojoExecution execution,
        RepositorySystem repositorySystem,
        ToolchainManager toolchains,
        Log log,
        Secrets secrets,
        RunNotes notes) {}
