package io.github.mlmodel.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigurationPageTest {

    @Test
    void configurationPageIsWrittenFromTheGoalsJavadoc() throws IOException, InterruptedException {
        Path page = Checkout.ROOT.resolve("docs/configuration.md");
        Path written = Path.of("target", "configuration.md");
        Files.writeString(written, Checkout.read(page));
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--class-path",
                        System.getProperty("java.class.path"),
                        Checkout.ROOT
                                .resolve("scripts/GenerateConfiguration.java")
                                .toString(),
                        Path.of("target/classes/META-INF/maven/plugin.xml").toString(),
                        written.toString())
                .inheritIO()
                .start();

        assertThat(java.waitFor()).isZero();
        assertThat(Checkout.read(page))
                .as("copy %s to docs", written.toAbsolutePath())
                .isEqualTo(Checkout.read(written));
    }
}
