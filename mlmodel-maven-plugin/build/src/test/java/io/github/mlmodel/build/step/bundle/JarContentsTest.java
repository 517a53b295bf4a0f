package io.github.mlmodel.build.step.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.step.GivenModule;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarContentsTest {

    private static final String IN_JAR = "META-INF/mlmodel/churn/";

    @TempDir
    Path folder;

    private GivenModule given;
    private GivenJar jar;

    @BeforeEach
    void makeAModuleWithAModel() {
        given = GivenModule.in(folder);
        given.write("target/mlmodel/churn/model.onnx", "graph");
        given.write("target/mlmodel/churn/model.json", "description");
        jar = GivenJar.of(folder.resolve("target/app-1.0.jar"));
    }

    @Test
    void anEqualJarDiffersInNothing() throws IOException {
        given.jar(jar.with(IN_JAR + "model.onnx", "graph")
                .with(IN_JAR + "model.json", "description")
                .with(IN_JAR + "churn.txt", "somebody's own")
                .write());

        assertThat(JarContents.difference(given.module(), "churn")).isEmpty();
    }

    @Test
    void filesThatAreMissingTooManyOrDifferentAreNamed() throws IOException {
        given.jar(jar.with(IN_JAR + "grade.json", "an earlier one")
                .with(IN_JAR + "model.onnx", "grapf")
                .write());

        assertThat(JarContents.difference(given.module(), "churn"))
                .contains("The jar app-1.0.jar does not hold the model 'churn' that the bundle holds:"
                        + " META-INF/mlmodel/churn/grade.json is too many, META-INF/mlmodel/churn/model.json is missing,"
                        + " META-INF/mlmodel/churn/model.onnx differs. Was the jar made before the goals 'train' and"
                        + " 'test' ran, or are the files filtered or excluded? Bind 'train' to 'compile' or"
                        + " 'process-classes' and 'test' to 'test', and leave META-INF/mlmodel/ alone.");
    }

    @Test
    void aLongerFileDiffers() throws IOException {
        given.jar(jar.with(IN_JAR + "model.onnx", "graph and more")
                .with(IN_JAR + "model.json", "description")
                .write());

        assertThat(JarContents.difference(given.module(), "churn"))
                .get()
                .asString()
                .contains("META-INF/mlmodel/churn/model.onnx differs.");
    }

    @Test
    void noJarDiffersInNothing() throws IOException {
        assertThat(JarContents.difference(given.module(), "churn")).isEmpty();
        assertThat(JarContents.difference(given.jar(folder.resolve("gone.jar")).module(), "churn"))
                .isEmpty();
    }

    @Test
    void whatIsPackagedOtherwiseIsNotOpened() throws IOException {
        given.packaging("war").jar(given.write("target/app-1.0.war", "no ZIP"));

        assertThat(JarContents.difference(given.module(), "churn")).isEmpty();
    }
}
