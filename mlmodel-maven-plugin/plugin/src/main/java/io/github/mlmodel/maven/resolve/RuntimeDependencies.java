package io.github.mlmodel.maven.resolve;

import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.RepositoryUtils;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Dependency;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.resolution.DependencyResult;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a project depends on but for its tests. A goal is given what it compiles against; what another plugin
 * puts into the jar may be needed at run time alone.
 */
public final class RuntimeDependencies {

    private RuntimeDependencies() {}

    /** Returns the artifacts that can be resolved, modules of the same build included. */
    public static List<Artifact> resolve(RepositorySystem system, MavenSession session, MavenProject project) {
        CollectRequest collect = new CollectRequest();
        Stream<Dependency> shipped =
                project.getDependencies().stream().filter(dependency -> !"test".equals(dependency.getScope()));
        collect.setDependencies(converted(session, shipped));
        if (project.getDependencyManagement() != null) {
            collect.setManagedDependencies(
                    converted(session, project.getDependencyManagement().getDependencies().stream()));
        }
        collect.setRepositories(project.getRemoteProjectRepositories());
        return resolved(system, session, collect).stream()
                .map(ArtifactResult::getArtifact)
                .filter(artifact -> artifact != null && artifact.getFile() != null)
                .toList();
    }

    /** What cannot be resolved, the build could not have put into a jar. */
    private static List<ArtifactResult> resolved(
            RepositorySystem system, MavenSession session, CollectRequest collect) {
        try {
            return system.resolveDependencies(session.getRepositorySession(), new DependencyRequest(collect, null))
                    .getArtifactResults();
        } catch (DependencyResolutionException e) {
            @Nullable DependencyResult result = e.getResult();
            return result == null ? List.of() : result.getArtifactResults();
        }
    }

    private static List<org.eclipse.aether.graph.Dependency> converted(
            MavenSession session, Stream<Dependency> dependencies) {
        return dependencies
                .map(dependency -> RepositoryUtils.toDependency(
                        dependency, session.getRepositorySession().getArtifactTypeRegistry()))
                .toList();
    }
}
