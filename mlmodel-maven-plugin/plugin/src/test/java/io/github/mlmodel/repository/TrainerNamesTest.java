package io.github.mlmodel.repository;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.spi.catalog.EngineCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A trainer's name is written in the catalogue of engines, and everything else refers to it. */
class TrainerNamesTest {

    private static final String CATALOGUE = "EngineCatalog.java";

    @Test
    void theNameOfNetworksStandsOnceInTheProductsSources() throws IOException {
        assertThat(linesWith(EngineCatalog.NEURAL_NETWORK)).containsExactly(CATALOGUE);
    }

    @Test
    void everyAliasIsALiteralInTheCatalogueAlone() throws IOException {
        for (String alias : EngineCatalog.aliases()) {
            assertThat(linesWith('"' + alias + '"')).as(alias).containsExactly(CATALOGUE);
        }
    }

    private static List<String> linesWith(String text) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path source : sources()) {
            Files.readAllLines(source).stream()
                    .filter(line -> line.contains(text))
                    .forEach(line -> found.add(source.getFileName().toString()));
        }
        return found;
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        try (Stream<Path> modules = Files.list(Checkout.ROOT.resolve("mlmodel-maven-plugin"))) {
            for (Path module : modules.filter(Files::isDirectory).sorted().toList()) {
                Path java = module.resolve("src/main/java");
                if (Files.isDirectory(java)) {
                    try (Stream<Path> files = Files.walk(java)) {
                        files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
                    }
                }
            }
        }
        return sources;
    }
}
