package io.github.mlmodel.repository;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.model.file.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetsTest {

    @ParameterizedTest
    @CsvSource({
        "scripts/generate-datasets.java, datasets",
        "example-project/scripts/generate-data.java, example-project/datasets"
    })
    void scriptsMakeTheFilesOfTheCheckoutInAnyLocale(String script, String folder, @TempDir Path made)
            throws IOException, InterruptedException {
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Duser.language=ar",
                        "-Duser.country=EG",
                        Checkout.ROOT.resolve(script).toString(),
                        made.toString())
                .inheritIO()
                .start();

        assertThat(java.waitFor()).isZero();
        List<String> names = names(Checkout.ROOT.resolve(folder));
        assertThat(names(made)).isEqualTo(names).isNotEmpty();
        for (String name : names) {
            assertThat(made.resolve(name))
                    .hasSameBinaryContentAs(Checkout.ROOT.resolve(folder).resolve(name));
        }
    }

    @Test
    void readmeNamesEachFileWithItsDigest() throws IOException {
        String readme = Checkout.read(Checkout.ROOT.resolve("datasets/README.md"));

        for (String name : names(Checkout.ROOT.resolve("datasets"))) {
            String digest = Digest.of(Checkout.ROOT.resolve("datasets").resolve(name));
            assertThat(readme.lines())
                    .anyMatch(line -> line.startsWith("| `" + name + "` | ") && line.contains(digest));
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("README.md"))
                    .sorted()
                    .toList();
        }
    }
}
