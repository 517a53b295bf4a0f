package io.github.mlmodel.maven.port;

import io.github.mlmodel.build.step.deploy.Publication;
import io.github.mlmodel.build.step.deploy.Uploads;
import io.github.mlmodel.maven.resolve.DeployPlugin;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;

/** The uploads of maven-deploy-plugin. */
final class MavenUploads implements Uploads {

    private final MavenParts maven;
    private final MavenProject project;
    private final LaterUploads later;

    MavenUploads(MavenParts maven) {
        this.maven = maven;
        this.project = maven.project();
        this.later = new LaterUploads(maven.session().getRequest());
    }

    /** A bundle is attached unless it was refused at {@code package}; in a build of this goal alone nothing is attached. */
    @Override
    public boolean isAttached(String model) {
        List<Artifact> attached = project.getAttachedArtifacts();
        // Maven 4 attaches the consumer POM before any goal has run.
        boolean packaged = project.getArtifact().getFile() != null
                || attached.stream().anyMatch(artifact -> !artifact.getType().equals("pom"));
        return !packaged || attached.stream().anyMatch(artifact -> model.equals(artifact.getClassifier()));
    }

    @Override
    public Publication publication(String model) {
        return RemotePublication.of(maven, project, model);
    }

    @Override
    public Publication publicationOfJar() {
        return RemotePublication.ofJar(maven, project);
    }

    @Override
    public boolean areAtEnd() {
        return new DeployPlugin(project, maven.session()).uploadsAtEnd();
    }

    @Override
    public boolean isLast() {
        return lastProject().equals(project);
    }

    @Override
    public boolean areLeftToLast() {
        Plugin ofLast = lastProject().getPlugin(maven.execution().getPlugin().getKey());
        return ofLast != null
                && ofLast.getExecutions().stream()
                        .anyMatch(execution -> execution.getGoals().contains("deploy"));
    }

    @Override
    public String last() {
        return lastProject().getArtifactId();
    }

    @Override
    public void addLater(Path place) {
        later.add(place);
    }

    @Override
    public boolean isLater(Path place) {
        return later.contains(place);
    }

    @Override
    public List<OtherModule> others() {
        return maven.session().getProjects().stream()
                .filter(other -> !other.equals(project))
                .<OtherModule>map(other -> new Other(maven, other))
                .toList();
    }

    private MavenProject lastProject() {
        List<MavenProject> projects = maven.session().getProjects();
        return projects.get(projects.size() - 1);
    }

    private record Other(MavenParts maven, MavenProject project) implements OtherModule {

        @Override
        public Path target() {
            return Path.of(project.getBuild().getDirectory()).resolve("mlmodel");
        }

        @Override
        public Optional<Path> jar() {
            return Optional.ofNullable(project.getArtifact().getFile()).map(File::toPath);
        }

        @Override
        public boolean isSnapshot() {
            return project.getVersion().endsWith("-SNAPSHOT");
        }

        @Override
        public Publication publication(String model) {
            return RemotePublication.of(maven, project, model);
        }

        @Override
        public Publication publicationOfJar() {
            return RemotePublication.ofJar(maven, project);
        }
    }
}
