package io.github.mlmodel.maven.resolve;

import io.github.mlmodel.model.MlModelException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Dependency;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.graph.Exclusion;
import org.eclipse.aether.resolution.DependencyResolutionException;

/** The jars of {@code <trainDependencies>}, with what they depend on, from the project's repositories. */
public final class ExtraDependencies {

    private ExtraDependencies() {}

    /**
     * A library that was resolved.
     *
     * @param groupId its group
     * @param name its coordinates without the version
     * @param coordinates its coordinates
     * @param file its jar, or the folder of its classes
     */
    public record Resolved(String groupId, String name, String coordinates, Path file) {

        private static Resolved of(Artifact artifact) {
            String name = artifact.getGroupId() + ":" + artifact.getArtifactId() + ":" + artifact.getExtension()
                    + (artifact.getClassifier().isEmpty() ? "" : ":" + artifact.getClassifier());
            return new Resolved(
                    artifact.getGroupId(),
                    name,
                    name + ":" + artifact.getBaseVersion(),
                    artifact.getFile().toPath());
        }
    }

    /**
     * Returns the libraries, in order.
     *
     * @throws MlModelException if one cannot be resolved
     */
    public static List<Resolved> resolve(RepositorySystem system, MavenSession session, List<Dependency> dependencies) {
        if (dependencies.isEmpty()) {
            return List.of();
        }
        try {
            return ProjectArtifacts.artifacts(
                            system,
                            session,
                            dependencies.stream()
                                    .map(ExtraDependencies::dependency)
                                    .toList())
                    .stream()
                    .map(Resolved::of)
                    .toList();
        } catch (DependencyResolutionException e) {
            throw MlModelException.internal(
                    "<trainDependencies> cannot be resolved: " + e.getMessage()
                            + ". Correct them, or run once without -o.",
                    e);
        }
    }

    private static org.eclipse.aether.graph.Dependency dependency(Dependency dependency) {
        Artifact artifact = new DefaultArtifact(
                dependency.getGroupId(),
                dependency.getArtifactId(),
                dependency.getClassifier() == null ? "" : dependency.getClassifier(),
                dependency.getType(),
                dependency.getVersion());
        List<Exclusion> exclusions = dependency.getExclusions().stream()
                .map(exclusion -> new Exclusion(exclusion.getGroupId(), exclusion.getArtifactId(), "*", "*"))
                .toList();
        return new org.eclipse.aether.graph.Dependency(artifact, "compile", false, exclusions);
    }
}
