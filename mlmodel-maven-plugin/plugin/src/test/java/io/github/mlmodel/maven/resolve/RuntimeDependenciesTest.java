package io.github.mlmodel.maven.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.maven.given.GivenProject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.DependencyManagement;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuntimeDependenciesTest {

    @TempDir
    Path temporary;

    private GivenProject given;

    @BeforeEach
    void publish() throws IOException {
        FolderRepository remote = new FolderRepository(temporary.resolve("remote"));
        remote.put("risk", "1.0", FolderRepository.dependency("score", "1.0", "compile"));
        remote.put("score", "1.0", "");
        remote.put("score", "1.1", "");
        remote.put("tests", "1.0", "");
        given = GivenProject.in(temporary, "1.0", "");
        given.project.setRemoteArtifactRepositories(List.of());
        given.project
                .getRemoteProjectRepositories()
                .add(new RemoteRepository.Builder(
                                "central", "default", remote.folder().toUri().toString())
                        .build());
    }

    @Test
    void whatIsNeededAtRunTimeIsResolvedWithWhatItNeeds() {
        given.project.getDependencies().add(dependency("risk", "1.0", "runtime"));
        given.project.getDependencies().add(dependency("tests", "1.0", "test"));

        assertThat(resolved()).containsExactly("risk 1.0", "score 1.0");
    }

    @Test
    void managedVersionsCount() {
        given.project.getDependencies().add(dependency("risk", "1.0", "compile"));
        DependencyManagement managed = new DependencyManagement();
        managed.addDependency(dependency("score", "1.1", "compile"));
        given.project.getModel().setDependencyManagement(managed);

        assertThat(resolved()).containsExactly("risk 1.0", "score 1.1");
    }

    @Test
    void whatCannotBeResolvedIsLeftOut() {
        given.project.getDependencies().add(dependency("gone", "1.0", "compile"));
        given.project.getDependencies().add(dependency("score", "1.0", "provided"));

        assertThat(resolved()).containsExactly("score 1.0");
    }

    private List<String> resolved() {
        return RuntimeDependencies.resolve(given.resolver(), given.session(), given.project).stream()
                .map((Artifact artifact) -> artifact.getArtifactId() + " " + artifact.getVersion())
                .toList();
    }

    private static Dependency dependency(String artifactId, String version, String scope) {
        Dependency dependency = new Dependency();
        dependency.setGroupId("io.github.mlmodel");
        dependency.setArtifactId(artifactId);
        dependency.setVersion(version);
        dependency.setScope(scope);
        return dependency;
    }
}
