package io.github.mlmodel.maven.port;

import io.github.mlmodel.build.step.deploy.Publication;
import io.github.mlmodel.maven.resolve.ArtifactCoordinates;
import io.github.mlmodel.maven.resolve.DeploymentRepository;
import io.github.mlmodel.maven.resolve.FetchedBundle;
import io.github.mlmodel.maven.resolve.RemoteBundle;
import io.github.mlmodel.model.text.Printable;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.maven.project.MavenProject;

/** A bundle or a jar in the repository that its project is deployed to. */
record RemotePublication(MavenParts maven, ArtifactCoordinates artifact, DeploymentRepository target)
        implements Publication {

    static RemotePublication of(MavenParts maven, MavenProject project, String model) {
        return new RemotePublication(
                maven,
                ArtifactCoordinates.ofBundle(
                        project.getGroupId(), project.getArtifactId(), project.getVersion(), model),
                DeploymentRepository.of(project, maven.session()));
    }

    static RemotePublication ofJar(MavenParts maven, MavenProject project) {
        return new RemotePublication(
                maven,
                new ArtifactCoordinates(
                        project.getGroupId(),
                        project.getArtifactId(),
                        project.getVersion(),
                        project.getArtifact().getArtifactHandler().getExtension(),
                        ""),
                DeploymentRepository.of(project, maven.session()));
    }

    @Override
    public String coordinates() {
        return artifact.toString();
    }

    @Override
    public String repository() {
        return target.toString();
    }

    @Override
    public String repositoryId() {
        return target.id();
    }

    @Override
    public String repositoryUrl() {
        return target.shownUrl();
    }

    @Override
    public Fetched fetch(Duration patience, Path folder) {
        FetchedBundle fetched = new RemoteBundle(
                        maven.repositorySystem(), maven.session().getRepositorySession(), patience)
                .fetch(artifact, target, folder);
        if (fetched instanceof FetchedBundle.Fetched found) {
            return new Fetched.Found(found.file());
        }
        return fetched instanceof FetchedBundle.NotFound missing
                ? new Fetched.Missing(shown(missing.sentence()))
                : new Fetched.Refused(shown(((FetchedBundle.Refused) fetched).sentence()));
    }

    /** It goes into the receipt, and may say what a library knows. */
    private String shown(String sentence) {
        return Printable.message(maven.secrets().hiddenIn(sentence));
    }
}
