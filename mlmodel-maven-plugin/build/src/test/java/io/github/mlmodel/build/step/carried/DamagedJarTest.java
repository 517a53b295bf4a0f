package io.github.mlmodel.build.step.carried;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mlmodel.build.step.GivenJar;
import io.github.mlmodel.build.step.GivenModule;
import io.github.mlmodel.model.MlModelException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisabledOnOs(OS.WINDOWS)
class DamagedJarTest {

    private static final String MODEL = "META-INF/mlmodel/churn/model.onnx";

    @TempDir
    Path folder;

    private GivenModule given;
    private Path jar;

    private interface Damage {
        void on(Path jar) throws IOException, InterruptedException;
    }

    @BeforeEach
    void makeAModuleWithAJar() throws IOException {
        given = GivenModule.in(folder);
        given.write("target/mlmodel/churn/model.onnx", "a graph, a graph, a graph, a graph");
        jar = GivenJar.of(folder.resolve("target/app-1.0.jar"))
                .with(MODEL, "a graph, a graph, a graph, a graph")
                .write();
        given.jar(jar);
    }

    static Stream<Arguments> damages() {
        return Stream.of(
                damage(file -> Files.write(file, new byte[0]), " is no readable archive (zip file is empty)"),
                damage(
                        file -> Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 100)),
                        " is no readable archive (zip END header not found)"),
                damage(
                        file -> {
                            Files.delete(file);
                            Files.createDirectory(file);
                        },
                        " is a folder"),
                damage(
                        file -> {
                            Files.delete(file);
                            new ProcessBuilder("mkfifo", file.toString())
                                    .start()
                                    .waitFor();
                        },
                        " is a pipe, a socket or a device"),
                damage(
                        file -> {
                            Files.delete(file);
                            Files.createSymbolicLink(file, Path.of("nowhere"));
                        },
                        " is a link to nowhere, which is not there"));
    }

    private static Arguments damage(Damage damage, String clause) {
        return Arguments.of(damage, clause);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("damages")
    void aJarThatCannotBeLookedIntoIsNamed(Damage damage, String clause) throws Exception {
        damage.on(jar);

        MlModelException refused =
                catchThrowableOfType(MlModelException.class, () -> CarriedModels.of(given.module(), given.origins));

        assertThat(refused.sentence())
                .isEqualTo("What would ship of the models cannot be looked at: target/app-1.0.jar" + clause
                        + ". Make the jar again: mvn clean verify.");
    }

    @Test
    void anEntryThatCannotBeUnpackedDiffers() throws IOException {
        byte[] bytes = Files.readAllBytes(jar);
        int data = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(MODEL) + MODEL.length();
        Arrays.fill(bytes, data, data + 4, (byte) 0xFF);
        Files.write(jar, bytes);

        try (CarriedModels carried = CarriedModels.of(given.module(), given.origins)) {
            assertThat(carried.unlikeBundles(List.of("churn")))
                    .hasValueSatisfying(sentence -> assertThat(sentence).contains(MODEL + " differs in app-1.0.jar."));
        }
    }
}
