package io.github.mlmodel.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The projects of {@code src/it} stay as small as CONTRIBUTING.md says. */
class IntegrationTestsTest {

    private static final int MOST_LINES_OF_A_SCRIPT = 30;

    private static final int MOST_LINES_OF_A_POM = 110;

    private static final Path FOLDER = Checkout.ROOT.resolve("mlmodel-maven-plugin/plugin/src/it");

    static List<Path> scripts() throws IOException {
        return files(".groovy");
    }

    static List<Path> poms() throws IOException {
        return files("pom.xml");
    }

    private static List<Path> files(String ending) throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .map(FOLDER::relativize)
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void aScriptIsShortAssertsInSentencesAndEndsWithTrue(Path script) throws IOException {
        List<String> lines = Checkout.read(FOLDER.resolve(script)).lines().toList();

        assertThat(lines).hasSizeLessThanOrEqualTo(MOST_LINES_OF_A_SCRIPT);
        assertThat(lines).noneMatch(line -> line.strip().startsWith("assert "));
        assertThat(lines.get(lines.size() - 1)).isEqualTo("true");
    }

    @ParameterizedTest
    @MethodSource("poms")
    void aPomHasWhatItsSentenceNeeds(Path pom) throws IOException {
        String text = Checkout.read(FOLDER.resolve(pom));

        assertThat(text.lines().count()).isLessThanOrEqualTo(MOST_LINES_OF_A_POM);
        if (text.contains("<artifactId>parent</artifactId>")
                && !Checkout.slashes(pom).equals("parent/pom.xml")) {
            assertThat(text).doesNotContain("@project.version@", "maven.compiler.", "<goal>train</goal>");
        }
    }
}
