package io.github.mlmodel.maven.resolve;

import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;

/** Artifacts that a project names, from its own repositories. */
final class ProjectArtifacts {

    private ProjectArtifacts() {}

    /** Returns the jars of dependencies and of what they depend on, in order. */
    static List<Path> jars(RepositorySystem system, MavenSession session, List<Dependency> dependencies)
            throws DependencyResolutionException {
        return artifacts(system, session, dependencies).stream()
                .map(artifact -> artifact.getFile().toPath())
                .toList();
    }

    /** Returns dependencies and what they depend on, in order. */
    static List<Artifact> artifacts(RepositorySystem system, MavenSession session, List<Dependency> dependencies)
            throws DependencyResolutionException {
        CollectRequest collect = new CollectRequest();
        collect.setDependencies(dependencies);
        collect.setRepositories(session.getCurrentProject().getRemoteProjectRepositories());
        return system
                .resolveDependencies(session.getRepositorySession(), new DependencyRequest(collect, null))
                .getArtifactResults()
                .stream()
                .map(ArtifactResult::getArtifact)
                .toList();
    }
}
