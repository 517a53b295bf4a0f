package io.github.mlmodel.maven.resolve;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.Redacted;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.artifact.repository.ArtifactRepository;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.DistributionManagement;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.repository.RepositoryPolicy;

/**
 * The repository that a project is deployed to.
 *
 * @param id by which {@code settings.xml} knows its credentials
 * @param url where it is
 */
public record DeploymentRepository(String id, String url) {

    /** {@code id::url}, and {@code id::layout::url} of older deploy plugins. */
    private static final Pattern ALTERNATIVE = Pattern.compile("(.+?)::(?:(?:default|legacy)::)?(.+)");

    /**
     * Returns what maven-deploy-plugin deploys to: its alternative repository for snapshots or releases, its alternative
     * repository, or the project's {@code <distributionManagement>}, in this order.
     *
     * @throws MlModelException if there is none
     */
    public static DeploymentRepository of(MavenProject project, MavenSession session) {
        boolean snapshot = project.getVersion().endsWith("-SNAPSHOT");
        Optional<DeploymentRepository> alternative = alternative(
                project, session, snapshot ? "altSnapshotDeploymentRepository" : "altReleaseDeploymentRepository");
        if (alternative.isPresent()) {
            return alternative.get();
        }
        ArtifactRepository managed = project.getDistributionManagementArtifactRepository();
        if (managed == null) {
            throw MlModelException.user("There is no repository to deploy " + project.getArtifactId()
                    + " to. Add <distributionManagement> to its POM, or name one with"
                    + " -DaltDeploymentRepository=id::url.");
        }
        return new DeploymentRepository(managed.getId(), managed.getUrl());
    }

    /** Returns what maven-deploy-plugin deploys releases of a project to, whatever its version is now; nothing where that is not said. */
    public static Optional<DeploymentRepository> ofReleases(MavenProject project, MavenSession session) {
        return alternative(project, session, "altReleaseDeploymentRepository")
                .or(() -> Optional.ofNullable(project.getDistributionManagement())
                        .map(DistributionManagement::getRepository)
                        .map(managed -> new DeploymentRepository(managed.getId(), managed.getUrl())));
    }

    private static Optional<DeploymentRepository> alternative(
            MavenProject project, MavenSession session, String property) {
        DeployPlugin deployPlugin = new DeployPlugin(project, session);
        return Optional.ofNullable(deployPlugin.setting(property))
                .or(() -> Optional.ofNullable(deployPlugin.setting("altDeploymentRepository")))
                .map(DeploymentRepository::parse);
    }

    /** Reads {@code id::url}. */
    static DeploymentRepository parse(String alternative) {
        Matcher matcher = ALTERNATIVE.matcher(alternative.strip());
        if (!matcher.matches()) {
            throw MlModelException.user(
                    "The alternative deployment repository '" + alternative
                            + "' cannot be read. Write it as id::url, for example releases::https://repo.example.org/releases.");
        }
        return new DeploymentRepository(matcher.group(1), matcher.group(2));
    }

    RemoteRepository remote(RepositorySystem system, RepositorySystemSession session) {
        RepositoryPolicy strict = new RepositoryPolicy(
                true, RepositoryPolicy.UPDATE_POLICY_ALWAYS, RepositoryPolicy.CHECKSUM_POLICY_FAIL);
        RemoteRepository plain = new RemoteRepository.Builder(id, "default", url)
                .setPolicy(strict)
                .build();
        // Adds credentials and proxy but, other than for reading, no mirror.
        return system.newDeploymentRepository(session, plain);
    }

    /** Returns {@code 'id' (url)}. */
    @Override
    public String toString() {
        return "'" + id + "' (" + shownUrl() + ")";
    }

    /** Returns where it is, without user, password and values of a query. */
    public String shownUrl() {
        return Redacted.text(url);
    }
}
