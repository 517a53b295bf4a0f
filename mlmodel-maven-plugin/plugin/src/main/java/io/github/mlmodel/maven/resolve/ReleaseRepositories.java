package io.github.mlmodel.maven.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.repository.RemoteRepository;

/** The repositories that may have released versions of a project. */
public final class ReleaseRepositories {

    private ReleaseRepositories() {}

    /** Returns those that the project reads releases from, with mirrors applied, then the one that it deploys them to. */
    public static List<RemoteRepository> of(RepositorySystem system, MavenSession session, MavenProject project) {
        return of(
                system,
                session,
                project.getRemoteProjectRepositories(),
                DeploymentRepository.ofReleases(project, session));
    }

    private static List<RemoteRepository> of(
            RepositorySystem system,
            MavenSession session,
            List<RemoteRepository> read,
            Optional<DeploymentRepository> deployedTo) {
        List<RemoteRepository> repositories = new ArrayList<>();
        for (RemoteRepository repository : read) {
            if (repository.getPolicy(false).isEnabled()) {
                repositories.add(repository);
            }
        }
        deployedTo
                .map(target -> target.remote(system, session.getRepositorySession()))
                .filter(target -> repositories.stream().noneMatch(other -> isSame(other.getUrl(), target.getUrl())))
                .ifPresent(repositories::add);
        return repositories;
    }

    private static boolean isSame(String a, String b) {
        return (a + "/").replaceAll("/+$", "/").equals((b + "/").replaceAll("/+$", "/"));
    }
}
