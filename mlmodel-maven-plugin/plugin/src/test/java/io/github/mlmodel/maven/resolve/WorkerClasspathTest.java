package io.github.mlmodel.maven.resolve;

import static io.github.mlmodel.maven.resolve.FolderRepository.dependency;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.spi.TrainerSpec;
import io.github.mlmodel.spi.catalog.EngineArtifacts;
import io.github.mlmodel.spi.catalog.EngineCatalog;
import io.github.mlmodel.spi.catalog.LibraryArtifact;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Exclusion;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.repository.WorkspaceReader;
import org.eclipse.aether.repository.WorkspaceRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerClasspathTest {

    private static final EngineArtifacts NOTHING = EngineCatalog.artifacts(List.of());
    private static final EngineArtifacts TREES = EngineCatalog.artifacts(List.of(TrainerSpec.of("random-forest")));

    @TempDir
    Path temporary;

    private Resolver resolver;
    private FolderRepository remote;

    @BeforeEach
    void fillRepository() throws IOException {
        resolver = new Resolver(temporary.resolve("local"));
        remote = new FolderRepository(temporary.resolve("remote"));
        remote.put(
                "mlmodel-worker",
                "1.0",
                dependency("zebra", "1", "compile")
                        + dependency("ant", "1", "runtime")
                        + dependency("testing", "1", "test")
                        + dependency("absent", "1", "compile")
                                .replace("</dependency>", "<optional>true</optional></dependency>"));
        remote.put("mlmodel-engine-trees", "1.0", dependency("bear", "1", "compile"));
        remote.put("bear", "1", dependency("cat", "1", "compile"));
        for (String name : List.of("zebra", "ant", "cat", "dog")) {
            remote.put(name, "1", "");
        }
        remote.put("cat", "2", "");
        remote.put("mlmodel-engine-trees", "1.1", "");
    }

    @Test
    void theWorkerComesFirstAndNothingOfTestOrOptionalScope() {
        assertThat(names(classpath(List.of()).resolve(TREES, false)))
                .containsExactlyInAnyOrder(
                        "mlmodel-worker-1.0.jar",
                        "zebra-1.jar",
                        "ant-1.jar",
                        "mlmodel-engine-trees-1.0.jar",
                        "bear-1.jar",
                        "cat-1.jar")
                .startsWith("mlmodel-worker-1.0.jar");
    }

    @Test
    void anEngineThatIsNotNeededIsNotResolved() {
        assertThat(names(classpath(List.of()).resolve(NOTHING, false)))
                .containsExactly("mlmodel-worker-1.0.jar", "zebra-1.jar", "ant-1.jar");
        assertThat(temporary.resolve("local/io/github/mlmodel/mlmodel-engine-trees"))
                .doesNotExist();
    }

    @Test
    void aLibraryComesWithTheTrainersThatNeedItAndWithoutWhatTheyDoNot() throws IOException {
        EngineArtifacts boosting = EngineCatalog.artifacts(List.of(TrainerSpec.of("xgboost")));
        LibraryArtifact xgboost = boosting.libraries().get(0);
        String scala = dependency("scala-library", "1", "compile").replace("io.github.mlmodel", "org.scala-lang");
        remote.put(
                xgboost.groupId(), xgboost.artifactId(), xgboost.version(), scala + dependency("dog", "1", "compile"));
        remote.put(xgboost.groupId(), xgboost.artifactId(), "9.9", "");
        Dependency newer = override(xgboost.artifactId(), "9.9");
        newer.setGroupId(xgboost.groupId());

        assertThat(names(classpath(List.of()).resolve(TREES, false)))
                .noneMatch(name -> name.startsWith(xgboost.artifactId()));
        assertThat(names(classpath(List.of()).resolve(boosting, false)))
                .contains(xgboost.artifactId() + "-" + xgboost.version() + ".jar", "dog-1.jar")
                .noneMatch(name -> name.startsWith("scala"));
        assertThat(names(classpath(List.of(newer)).resolve(boosting, false)))
                .contains(xgboost.artifactId() + "-9.9.jar")
                .doesNotContain(xgboost.artifactId() + "-" + xgboost.version() + ".jar");
    }

    @Test
    void thePluginsDependenciesReplaceVersionsAndAddJars() {
        Dependency addition = override("dog", "1");
        List<Dependency> overrides = List.of(override("cat", "2"), addition, override("mlmodel-engine-trees", "1.0"));

        assertThat(names(classpath(overrides).resolve(TREES, false)))
                .contains("cat-2.jar", "dog-1.jar", "mlmodel-engine-trees-1.0.jar")
                .doesNotContain("cat-1.jar");
        assertThat(names(classpath(List.of(override("mlmodel-engine-trees", "1.1")))
                        .resolve(TREES, false)))
                .contains("mlmodel-engine-trees-1.1.jar")
                .doesNotContain("bear-1.jar", "mlmodel-engine-trees-1.0.jar");
    }

    @Test
    void anExclusionOfAnOverrideHolds() {
        Dependency engine = override("mlmodel-engine-trees", "1.0");
        Exclusion exclusion = new Exclusion();
        exclusion.setGroupId("io.github.mlmodel");
        exclusion.setArtifactId("cat");
        engine.addExclusion(exclusion);

        assertThat(names(classpath(List.of(engine)).resolve(TREES, false)))
                .contains("bear-1.jar")
                .doesNotContain("cat-1.jar");
    }

    @Test
    void inAReactorItIsTheFolderOfClasses() throws IOException {
        Path classes = Files.createDirectories(temporary.resolve("worker/target/classes"));
        resolver.session.setWorkspaceReader(new Reactor(classes));

        assertThat(classpath(List.of()).resolve(NOTHING, false)).first().isEqualTo(classes);
    }

    @Test
    void offlineItSaysWhichGoalToRunOnline() {
        resolver.session.setOffline(true);

        assertThatThrownBy(() -> classpath(List.of()).resolve(TREES, false))
                .hasMessage("The worker cannot be resolved offline: io.github.mlmodel:mlmodel-worker:jar:1.0,"
                        + " io.github.mlmodel:mlmodel-engine-trees:jar:1.0 not in the local repository. Run 'mvn"
                        + " mlmodel:resolve' once online; afterwards 'mvn -o' works.");
    }

    @Test
    void afterOneOnlineRunItResolvesOffline() {
        List<Path> online = classpath(List.of()).resolve(TREES, false);
        resolver.session.setOffline(true);

        assertThat(classpath(List.of()).resolve(TREES, false)).isEqualTo(online);
    }

    @Test
    void aMissingJarIsNamedWithTheRepositoriesThatWereAsked() throws IOException {
        Files.delete(temporary.resolve("remote/io/github/mlmodel/cat/1/cat-1.jar"));

        assertThatThrownBy(() -> classpath(List.of()).resolve(TREES, false))
                .hasMessage("The worker cannot be resolved: io.github.mlmodel:cat:jar:1 (Could not find artifact"
                        + " io.github.mlmodel:cat:jar:1 in central (" + url() + ")). Plugin repositories: central ("
                        + url() + "). If it is there by now, -U looks again.");
    }

    @Test
    void onAGpuTheBuildForCudaTakesThePlaceOfTheOther() throws IOException {
        putRuntimes("1.29.0");

        assertThat(names(classpath(List.of(override("mlmodel-engine-trees", "1.2")))
                        .resolve(TREES, true)))
                .contains("mlmodel-engine-trees-1.2.jar", "onnxruntime_gpu-1.29.0.jar")
                .doesNotContain("onnxruntime-1.29.0.jar");
        assertThat(temporary.resolve("local/com/microsoft/onnxruntime/onnxruntime"))
                .doesNotExist();
        assertThat(names(classpath(List.of(override("mlmodel-engine-trees", "1.2")))
                        .resolve(TREES, false)))
                .contains("onnxruntime-1.29.0.jar")
                .doesNotContain("onnxruntime_gpu-1.29.0.jar");
    }

    @Test
    void onAGpuTheVersionThatWasGivenToTheOtherBuildHolds() throws IOException {
        putRuntimes("1.30.0");
        Dependency runtime = override("onnxruntime", "1.30.0");
        runtime.setGroupId("com.microsoft.onnxruntime");

        assertThat(names(classpath(List.of(runtime)).resolve(NOTHING, true)))
                .contains("onnxruntime_gpu-1.30.0.jar")
                .doesNotContain("onnxruntime-1.30.0.jar");
    }

    private void putRuntimes(String version) throws IOException {
        String runtime =
                dependency("onnxruntime", version, "compile").replace("io.github.mlmodel", "com.microsoft.onnxruntime");
        remote.put("mlmodel-engine-trees", "1.2", runtime);
        for (String name : List.of("onnxruntime", "onnxruntime_gpu")) {
            remote.put("com.microsoft.onnxruntime", name, version, "");
        }
    }

    private WorkerClasspath classpath(List<Dependency> overrides) {
        RemoteRepository repository = new RemoteRepository.Builder("central", "default", url()).build();
        return new WorkerClasspath(resolver.system, resolver.session, List.of(repository), "1.0", overrides);
    }

    private String url() {
        return temporary.resolve("remote").toUri().toString();
    }

    private static Dependency override(String artifactId, String version) {
        Dependency dependency = new Dependency();
        dependency.setGroupId("io.github.mlmodel");
        dependency.setArtifactId(artifactId);
        dependency.setVersion(version);
        return dependency;
    }

    private static List<String> names(List<Path> paths) {
        return paths.stream().map(path -> path.getFileName().toString()).toList();
    }

    private record Reactor(Path classes) implements WorkspaceReader {

        @Override
        public WorkspaceRepository getRepository() {
            return new WorkspaceRepository("reactor");
        }

        @Override
        @SuppressWarnings("NullAway") // absent is null in this interface
        public File findArtifact(Artifact artifact) {
            return artifact.getArtifactId().equals("mlmodel-worker")
                            && artifact.getExtension().equals("jar")
                    ? classes.toFile()
                    : null;
        }

        @Override
        public List<String> findVersions(Artifact artifact) {
            return List.of();
        }
    }
}
