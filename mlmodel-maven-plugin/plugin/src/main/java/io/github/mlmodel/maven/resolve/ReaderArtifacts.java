package io.github.mlmodel.maven.resolve;

import io.github.mlmodel.build.step.Readers;
import io.github.mlmodel.model.MlModelException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.Exclusion;
import org.eclipse.aether.resolution.DependencyResolutionException;

/** The artifacts that {@code <reader>}s name, with what they depend on, from the project's repositories. */
public final class ReaderArtifacts implements Readers {

    /** The worker brings the SPI that a source of rows implements, and all that stands behind it. */
    private static final Exclusion OWN = new Exclusion("io.github.mlmodel", "*", "*", "*");

    private final RepositorySystem system;
    private final MavenSession session;

    /** Prepares; nothing is resolved yet. */
    public ReaderArtifacts(RepositorySystem system, MavenSession session) {
        this.system = system;
        this.session = session;
    }

    @Override
    public List<Path> jars(String reader) {
        String[] parts = reader.split(":", -1);
        DefaultArtifact artifact = new DefaultArtifact(parts[0], parts[1], "jar", parts[2]);
        try {
            return ProjectArtifacts.jars(
                    system, session, List.of(new Dependency(artifact, "runtime", false, List.of(OWN))));
        } catch (DependencyResolutionException e) {
            throw MlModelException.user(
                    "<reader> is '" + reader + "', which cannot be resolved: " + e.getMessage()
                            + ". Correct the coordinates (group:artifact:version), add its repository to <repositories>,"
                            + " or run once without -o.",
                    e);
        }
    }
}
