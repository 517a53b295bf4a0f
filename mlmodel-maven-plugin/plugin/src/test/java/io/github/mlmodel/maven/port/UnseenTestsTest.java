package io.github.mlmodel.maven.port;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.maven.model.Build;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnseenTestsTest {

    @Test
    void anOldSurefireIsWarnedOf() {
        assertThat(UnseenTests.of(with("2.12.4")))
                .contains(
                        "maven-surefire-plugin 2.12.4 runs no tests of JUnit Jupiter, so tests of models are passed over"
                                + " without a word. Give it a version under <build><plugins>, 3.5.4 for example; where the project"
                                + " gives none, Maven takes its own.");
        assertThat(UnseenTests.of(with("2.21.0"))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.22.0", "2.22.2", "3.0.0-M5", "3.5.4"})
    void oneThatRunsThemIsNot(String version) {
        assertThat(UnseenTests.of(with(version))).isEmpty();
    }

    @Test
    void aProjectWithoutSurefireIsNot() {
        assertThat(UnseenTests.of(new MavenProject())).isEmpty();
    }

    private static MavenProject with(String version) {
        Plugin surefire = new Plugin();
        surefire.setGroupId("org.apache.maven.plugins");
        surefire.setArtifactId("maven-surefire-plugin");
        surefire.setVersion(version);
        MavenProject project = new MavenProject();
        project.getModel().setBuild(new Build());
        project.getModel().getBuild().addPlugin(surefire);
        return project;
    }
}
