package io.github.mlmodel.maven.resolve;

import io.github.mlmodel.build.config.Coordinates;
import io.github.mlmodel.build.data.Checkout;
import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.data.MissingFile;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.file.FileNames;
import io.github.mlmodel.model.file.Obstacle;
import io.github.mlmodel.model.text.Names;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/** Finds the file that a network begins with: a path of the project, or an artifact of the project's repositories. */
public final class BaseFile {

    private final RepositorySystem system;
    private final RepositorySystemSession session;
    private final List<RemoteRepository> repositories;

    BaseFile(RepositorySystem system, RepositorySystemSession session, List<RemoteRepository> repositories) {
        this.system = system;
        this.session = session;
        this.repositories = List.copyOf(repositories);
    }

    /** Looks into a project's repositories. */
    public static BaseFile of(RepositorySystem system, RepositorySystemSession session, MavenProject project) {
        return new BaseFile(system, session, project.getRemoteProjectRepositories());
    }

    /**
     * Returns the file.
     *
     * @param checkout what a file of the project must lie in
     * @param name a path relative to the project, or {@code group:artifact:version[:classifier]:type}
     * @param element the element's XML path, for messages
     * @throws MlModelException if there is no such file, it is outside, or it cannot be resolved
     */
    public DataFile find(Checkout checkout, String name, String element) throws IOException {
        Optional<Artifact> artifact = artifact(name);
        return artifact.isPresent()
                ? new DataFile(name, resolved(artifact.get(), name, element))
                : file(checkout, name, element);
    }

    private static Optional<Artifact> artifact(String name) {
        return Coordinates.of(name)
                .map(named -> new DefaultArtifact(
                        named.group(), named.artifact(), named.classifier(), named.type(), named.version()));
    }

    private Path resolved(Artifact artifact, String name, String element) {
        try {
            return system.resolveArtifact(session, new ArtifactRequest(artifact, repositories, "project"))
                    .getArtifact()
                    .getFile()
                    .toPath();
        } catch (ArtifactResolutionException e) {
            if (session.isOffline()) {
                throw MlModelException.user(
                        "<" + element + "> is '" + name
                                + "', which is not in the local repository, and Maven is offline."
                                + " Run 'mvn mlmodel:resolve' once online; afterwards 'mvn -o' works.",
                        e);
            }
            throw MlModelException.user(
                    "<" + element + "> is '" + name + "', which cannot be resolved: " + e.getMessage()
                            + ". Repositories of the project: "
                            + Names.list(repositories.stream()
                                    .map(repository -> repository.getId() + " (" + repository.getUrl() + ")")
                                    .toList())
                            + ". Correct the coordinates (group:artifact:version[:classifier]:type), or add its repository"
                            + " to <repositories>.",
                    e);
        }
    }

    private static DataFile file(Checkout checkout, String name, String element) throws IOException {
        try {
            Path path = checkout.resolve(name);
            Optional<Path> way = checkout.wayOut(path);
            if (way.isPresent()) {
                throw checkout.refusal("<" + element + "> is '" + name + "', which", way.get());
            }
            Optional<Obstacle> obstacle = Obstacle.at(path);
            if (obstacle.isEmpty()) {
                return DataFile.in(checkout, name, path);
            }
            boolean nothing = obstacle.get().kind() == Obstacle.Kind.NOTHING;
            throw MlModelException.user("<" + element + "> is '" + name + "', but "
                    + (nothing
                            ? "there is no readable file " + path + MissingFile.hint(path)
                            : obstacle.get().sentence(path.toString()))
                    + " Write a path relative to the project, or Maven coordinates"
                    + " group:artifact:version[:classifier]:type.");
        } catch (InvalidPathException e) {
            if (!FileNames.canExpress(name)) {
                throw MlModelException.user(
                        Obstacle.inexpressible().sentence("<" + element + "> is '" + name + "', which"), e);
            }
            throw MlModelException.user(
                    "<" + element + "> is '" + name + "', which is no path: " + e.getMessage()
                            + ". Write a path relative to the project, or Maven coordinates"
                            + " group:artifact:version[:classifier]:type.",
                    e);
        }
    }
}
