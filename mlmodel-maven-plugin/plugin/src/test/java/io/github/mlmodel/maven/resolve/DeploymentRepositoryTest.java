package io.github.mlmodel.maven.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.mlmodel.maven.given.GivenProject;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.maven.artifact.repository.ArtifactRepository;
import org.apache.maven.artifact.repository.ArtifactRepositoryPolicy;
import org.apache.maven.artifact.repository.MavenArtifactRepository;
import org.apache.maven.artifact.repository.layout.DefaultRepositoryLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeploymentRepositoryTest {

    @TempDir
    Path temporary;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "releases::https://repo.example.org/r",
                "releases::default::https://repo.example.org/r",
                " releases::https://repo.example.org/r "
            })
    void anAlternativeRepositoryIsIdAndUrl(String text) {
        assertThat(DeploymentRepository.parse(text))
                .isEqualTo(new DeploymentRepository("releases", "https://repo.example.org/r"));
    }

    /** What is configured of the deploy plugin, what is typed, the version, and the repository that it goes to. */
    static Stream<Arguments> alternatives() {
        String any = "altDeploymentRepository";
        String ofReleases = "altReleaseDeploymentRepository";
        String ofSnapshots = "altSnapshotDeploymentRepository";
        return Stream.of(
                arguments(Map.of(), Map.of(), "1.0", "managed::https://releases"),
                arguments(Map.of(), Map.of(any, "a::https://any"), "1.0", "a::https://any"),
                arguments(Map.of(), Map.of(any, "a::https://any"), "1.0-SNAPSHOT", "a::https://any"),
                arguments(
                        Map.of(),
                        Map.of(any, "a::https://any", ofReleases, "r::default::https://r"),
                        "1.0",
                        "r::https://r"),
                arguments(
                        Map.of(),
                        Map.of(any, "a::https://any", ofReleases, "r::https://r"),
                        "1.0-SNAPSHOT",
                        "a::https://any"),
                arguments(Map.of(), Map.of(ofReleases, "r::https://r"), "1.0-SNAPSHOT", "managed::https://snapshots"),
                arguments(
                        Map.of(),
                        Map.of(any, "a::https://any", ofSnapshots, "s::https://s"),
                        "1.0-SNAPSHOT",
                        "s::https://s"),
                arguments(Map.of(), Map.of(ofSnapshots, "s::https://s"), "1.0", "managed::https://releases"),
                arguments(Map.of(any, "c::https://c"), Map.of(any, "a::https://any"), "1.0", "c::https://c"),
                arguments(Map.of(any, "c::https://c"), Map.of(ofReleases, "r::https://r"), "1.0", "r::https://r"),
                arguments(Map.of(any, "  "), Map.of(), "1.0", "managed::https://releases"));
    }

    @ParameterizedTest
    @MethodSource("alternatives")
    void theAlternativeRepositoriesMeanWhatTheyMeanToTheDeployPlugin(
            Map<String, String> configured, Map<String, String> typed, String version, String expected) {
        GivenProject given = GivenProject.in(temporary, version, deployPlugin(configured));
        given.typed.putAll(typed);
        given.project.setReleaseArtifactRepository(managed("https://releases"));
        given.project.setSnapshotArtifactRepository(managed("https://snapshots"));

        assertThat(DeploymentRepository.of(given.project, given.session()))
                .isEqualTo(DeploymentRepository.parse(expected));
    }

    @Test
    void anAlternativeMayBeAPropertyOfThePomAndOfAnExecution() {
        GivenProject given = GivenProject.in(temporary, "1.0", deployPlugin(Map.of()));
        given.project.getProperties().setProperty("altDeploymentRepository", "p::https://pom");
        GivenProject ofExecution = GivenProject.in(
                temporary,
                "1.0",
                "<plugin><artifactId>maven-deploy-plugin</artifactId><executions><execution><id>default-deploy</id>"
                        + "<configuration><altDeploymentRepository>e::https://execution</altDeploymentRepository>"
                        + "</configuration></execution></executions></plugin>");

        assertThat(DeploymentRepository.of(given.project, given.session()).url())
                .isEqualTo("https://pom");
        assertThat(DeploymentRepository.of(ofExecution.project, ofExecution.session())
                        .url())
                .isEqualTo("https://execution");
    }

    @Test
    void aProjectWithoutARepositoryIsToldWhereToNameOne() {
        GivenProject given = GivenProject.in(temporary, "1.0", "");

        assertThatThrownBy(() -> DeploymentRepository.of(given.project, given.session()))
                .hasMessage(
                        "There is no repository to deploy app to. Add <distributionManagement> to its POM, or name one"
                                + " with -DaltDeploymentRepository=id::url.");
    }

    private static String deployPlugin(Map<String, String> configuration) {
        StringBuilder elements = new StringBuilder();
        configuration.forEach((name, value) -> elements.append("<" + name + ">" + value + "</" + name + ">"));
        return "<plugin><artifactId>maven-deploy-plugin</artifactId><version>3.1.4</version><configuration>" + elements
                + "</configuration></plugin>";
    }

    private static ArtifactRepository managed(String url) {
        return new MavenArtifactRepository(
                "managed",
                url,
                new DefaultRepositoryLayout(),
                new ArtifactRepositoryPolicy(),
                new ArtifactRepositoryPolicy());
    }

    @Test
    void anAlternativeRepositoryWithoutIdFails() {
        assertThatThrownBy(() -> DeploymentRepository.parse("https://repo.example.org/r"))
                .hasMessage(
                        "The alternative deployment repository 'https://repo.example.org/r' cannot be read. Write it as"
                                + " id::url, for example releases::https://repo.example.org/releases.");
    }
}
