package io.github.mlmodel.maven.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.build.data.Checkout;
import io.github.mlmodel.build.data.DataFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.aether.repository.RemoteRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class BaseFileTest {

    private static final String ELEMENT = "models/model[digits]/trainer/parameters/base";

    @TempDir
    Path temporary;

    private Path project;
    private Resolver resolver;
    private BaseFile files;

    @BeforeEach
    void fill() throws IOException {
        project = Files.createDirectories(temporary.resolve("project"));
        Files.createDirectories(project.resolve("src/models"));
        Files.writeString(project.resolve("src/models/backbone.onnx"), "onnx");
        resolver = new Resolver(temporary.resolve("local"));
        FolderRepository remote = new FolderRepository(temporary.resolve("remote"));
        remote.write("org/example/models/1.2/models-1.2-digits.zip", "zip");
        remote.write("org/example/backbone/2/backbone-2.onnx", "bare");
        RemoteRepository repository = new RemoteRepository.Builder("central", "default", url()).build();
        files = new BaseFile(resolver.system, resolver.session, List.of(repository));
    }

    @Test
    void aPathIsRelativeToTheProject() throws IOException {
        assertThat(files.find(around(), "src/models/backbone.onnx", ELEMENT))
                .isEqualTo(
                        DataFile.in(around(), "src/models/backbone.onnx", project.resolve("src/models/backbone.onnx")));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aPathThatLeadsOutsideIsRefusedAndAnArtifactIsNot() throws IOException {
        Path outside =
                Files.writeString(temporary.resolve("secret.onnx"), "secret").toRealPath();
        Files.createSymbolicLink(project.resolve("src/models/linked.onnx"), outside);

        for (String name : List.of("src/models/linked.onnx", "../secret.onnx", outside.toString())) {
            assertThatThrownBy(() -> files.find(around(), name, ELEMENT))
                    .hasMessage("<" + ELEMENT + "> is '" + name + "', which leads to " + outside + ", out of "
                            + project.toRealPath()
                            + " (the project's folder). Put it into the project, or open the folder"
                            + " on the command line: -Dmlmodel.allowOutside=" + outside.getParent() + ".");
        }
        assertThat(files.find(around(), "org.example:backbone:2:onnx", ELEMENT).checkout())
                .isNull();
    }

    @Test
    void coordinatesAreResolvedWithAndWithoutClassifier() throws IOException {
        DataFile bundle = files.find(around(), "org.example:models:1.2:digits:zip", ELEMENT);
        DataFile bare = files.find(around(), "org.example:backbone:2:onnx", ELEMENT);

        assertThat(bundle.name()).isEqualTo("org.example:models:1.2:digits:zip");
        assertThat(bundle.path()).hasFileName("models-1.2-digits.zip").hasContent("zip");
        assertThat(bare.path()).hasFileName("backbone-2.onnx").hasContent("bare");
    }

    @Test
    void aMissingFileIsNamedWithThoseBesideIt() {
        assertThatThrownBy(() -> files.find(around(), "src/models/backbon.onnx", ELEMENT))
                .hasMessage("<" + ELEMENT + "> is 'src/models/backbon.onnx', but there is no readable file "
                        + project.resolve("src/models/backbon.onnx") + "; did you mean 'backbone.onnx'? Files there:"
                        + " backbone.onnx. Write a path relative to the project, or Maven coordinates"
                        + " group:artifact:version[:classifier]:type.");
    }

    @Test
    void coordinatesThatNoRepositoryHasAreNamedWithTheRepositories() {
        assertThatThrownBy(() -> files.find(around(), "org.example:backbone:3:onnx", ELEMENT))
                .hasMessage(
                        "<" + ELEMENT + "> is 'org.example:backbone:3:onnx', which cannot be resolved: Could not find"
                                + " artifact org.example:backbone:onnx:3 in central (" + url()
                                + "). Repositories of the project:"
                                + " central (" + url()
                                + "). Correct the coordinates (group:artifact:version[:classifier]:type),"
                                + " or add its repository to <repositories>.");
    }

    @Test
    void offlineItSaysWhichGoalToRunOnline() {
        resolver.session.setOffline(true);

        assertThatThrownBy(() -> files.find(around(), "org.example:backbone:2:onnx", ELEMENT))
                .hasMessage(
                        "<" + ELEMENT + "> is 'org.example:backbone:2:onnx', which is not in the local repository, and"
                                + " Maven is offline. Run 'mvn mlmodel:resolve' once online; afterwards 'mvn -o' works.");
    }

    private String url() {
        return temporary.resolve("remote").toUri().toString();
    }

    private Checkout around() {
        return Checkout.around(project, project, List.of());
    }
}
