package io.github.mlmodel.maven.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.maven.given.GivenProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.model.Dependency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What decides a run beside the files of its module. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class RunKeyTest {

    @TempDir
    Path temporary;

    /** What may be another one in the next build. */
    static Stream<Object[]> changes() {
        return Stream.of(
                change(
                        "a property of the POM",
                        m -> m.given.project.getProperties().setProperty("mlmodel.seed", "2")),
                change("a dependency", m -> m.given.project.getModel().addDependency(dependency())),
                change(
                        "a plugin's version",
                        m -> m.given.project.getPlugin(GivenProject.KEY).setVersion("2")),
                change("a resolved dependency", m -> m.given.project.setArtifacts(Set.of(artifact("a", m)))),
                change("a jar of the plugin", m -> m.plugin.add(artifact("b", m))),
                change("a folder of sources", m -> m.given.project.addCompileSourceRoot("src/more")),
                change("what was typed", m -> m.given.typed.setProperty("mlmodel.training", "always")),
                change("the environment", m -> m.given.environment.setProperty("env.HOME", "/home/another")),
                change("the JVM", m -> m.given.environment.setProperty("java.version", "25")),
                change("the phases", m -> m.given.asked.add("install")),
                change("the goal", m -> m.goal = "train"));
    }

    private static Object[] change(String what, Consumer<GivenMemory> change) {
        return new Object[] {what, change};
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void whatDecidesARunIsNoticed(String what, Consumer<GivenMemory> change) throws IOException {
        GivenMemory memory = GivenMemory.in(temporary.toRealPath());
        memory.run();
        assertThat(memory.repeated()).isNotEmpty();

        change.accept(memory);

        assertThat(memory.repeated()).as(what).isEmpty();
    }

    @Test
    void theBytesOfAResolvedDependencyAreNoticed() throws IOException {
        GivenMemory memory = GivenMemory.in(temporary.toRealPath().resolve("project"));
        Artifact artifact = artifact("a", memory);
        Files.move(artifact.getFile().toPath(), temporary.resolve("a.jar"));
        artifact.setFile(temporary.resolve("a.jar").toFile());
        memory.given.project.setArtifacts(Set.of(artifact));
        memory.run();
        assertThat(memory.repeated()).isNotEmpty();

        Files.writeString(temporary.resolve("a.jar"), "other classes");

        assertThat(memory.repeated()).isEmpty();
    }

    @Test
    void whereADependencyIsAFolderOfClassesNothingIsRemembered() throws IOException {
        GivenMemory memory = GivenMemory.in(temporary.toRealPath().resolve("project"));
        Artifact artifact = artifact("a", memory);
        artifact.setFile(temporary.toFile());
        memory.given.project.setArtifacts(Set.of(artifact));

        assertThat(memory.memory()).isEmpty();
        assertThat(memory.given.log.debug)
                .containsExactly("This run is not remembered: " + temporary + " is no regular file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"env._", "env.SHLVL", "env.OLDPWD", "env.MAVEN_CMD_LINE_ARGS"})
    void whatAShellCountsDecidesNothing(String name) throws IOException {
        GivenMemory memory = GivenMemory.in(temporary.toRealPath());
        memory.given.environment.setProperty(name, "1");
        memory.run();

        memory.given.environment.setProperty(name, "2");

        assertThat(memory.repeated()).isNotEmpty();
    }

    @Test
    void aReleaseIsLookedAtAnew() throws IOException {
        GivenMemory memory = new GivenMemory(
                GivenProject.in(temporary.toRealPath(), "1.0", GivenProject.plugin("<threads>1</threads>", "")));

        assertThat(memory.memory()).isEmpty();
    }

    @Test
    void noSecretIsToldByWhatIsRemembered() throws IOException {
        GivenMemory memory = GivenMemory.in(temporary.toRealPath());
        memory.given.typed.setProperty("password", "gUq4bZ");
        memory.run();

        try (Stream<Path> files = Files.list(temporary.resolve("target/mlmodel/.runs"))) {
            assertThat(files)
                    .hasSize(1)
                    .allSatisfy(file ->
                            assertThat(file).content().doesNotContain("gUq4bZ").contains("churn: up to date"));
        }
    }

    private static Dependency dependency() {
        Dependency dependency = new Dependency();
        dependency.setGroupId("org.acme");
        dependency.setArtifactId("library");
        dependency.setVersion("1");
        return dependency;
    }

    private static Artifact artifact(String name, GivenMemory memory) {
        Artifact artifact =
                new DefaultArtifact("org.acme", name, "1", "compile", "jar", null, new DefaultArtifactHandler("jar"));
        artifact.setFile(
                memory.given.write("target/" + name + ".jar", "classes").toFile());
        return artifact;
    }
}
