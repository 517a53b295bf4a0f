package io.github.mlmodel.maven.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.github.mlmodel.model.text.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkerCommandTest {

    private static final String UNSAFE = "--sun-misc-unsafe-memory-access=allow";

    private static final String SECOND_COMPILER = "-XX:Tier4";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"17, false", "21, false", "23, false", "24, true", "25, true", "26, true", "27, false"})
    void aJvmGetsAnOptionThatItKnowsAlone(int version, boolean silenced) throws IOException {
        Path java = jdk("JAVA_VERSION=\"" + version + ".0.1\"\n");

        assertThat(line(java).contains(UNSAFE)).isEqualTo(silenced);
    }

    @Test
    void aJvmOfWhichNothingIsKnownGetsNone() throws IOException {
        assertThat(line(jdk("IMPLEMENTOR=\"Acme\"\n")))
                .doesNotContain(UNSAFE)
                .noneMatch(argument -> argument.startsWith(SECOND_COMPILER));
    }

    @ParameterizedTest
    @CsvSource({"16, 0", "17, 3", "26, 3", "27, 0"})
    void theSecondCompilerOfAJvmThatIsKnownWaits(int version, int options) throws IOException {
        Path java = jdk("JAVA_VERSION=\"" + version + ".0.1\"\n");

        assertThat(line(java))
                .filteredOn(argument -> argument.startsWith(SECOND_COMPILER))
                .hasSize(options);
    }

    @Test
    void whatTheUserSaysOfTheCompilerComesLast() throws IOException {
        List<String> line = line(jdk("JAVA_VERSION=\"17.0.1\"\n"), SECOND_COMPILER + "InvocationThreshold=5000");

        assertThat(line)
                .filteredOn(argument -> argument.startsWith(SECOND_COMPILER) || argument.startsWith("@"))
                .last(STRING)
                .startsWith("@");
    }

    @Test
    void nativeCodeIsAllowedWithoutAnOption() throws IOException {
        Path jar = folder.resolve("launcher.jar");

        LauncherJar.write(jar, "Main", List.of());

        try (JarFile launcher = new JarFile(jar.toFile())) {
            assertThat(launcher.getManifest().getMainAttributes().getValue("Enable-Native-Access"))
                    .isEqualTo("ALL-UNNAMED");
        }
    }

    @ParameterizedTest
    @CsvSource({"16, 0", "17, 3", "26, 3", "27, 0"})
    void briefWorkGoesWithoutTheSecondCompilerAndIsCompiledFromItsLoops(int version, int options) throws IOException {
        List<String> line = line(jdk("JAVA_VERSION=\"" + version + ".0.1\"\n"), 2, true);

        assertThat(line)
                .filteredOn(argument -> argument.startsWith("-XX:Tier"))
                .isEqualTo(List.of(
                                "-XX:TieredStopAtLevel=1",
                                "-XX:Tier3InvocationThreshold=1000",
                                "-XX:Tier3BackEdgeThreshold=10000")
                        .subList(0, options));
    }

    @ParameterizedTest
    @CsvSource({"16, 1, true, false", "17, 1, true, true", "17, 2, true, false", "17, 1, false, false"})
    void briefWorkOfOneThreadWaitsForTheCompiler(int version, int threads, boolean brief, boolean waits)
            throws IOException {
        List<String> line = line(jdk("JAVA_VERSION=\"" + version + ".0.1\"\n"), threads, brief);

        assertThat(line.contains("-XX:-BackgroundCompilation")).isEqualTo(waits);
    }

    private List<String> line(Path java, String... arguments) throws IOException {
        return line(java, 1, false, arguments);
    }

    private List<String> line(Path java, int threads, boolean brief, String... arguments) throws IOException {
        WorkerSettings settings = new WorkerSettings(
                java,
                List.of(arguments),
                List.of(),
                List.of(),
                null,
                Map.of(),
                false,
                folder.resolve("work"),
                folder.resolve("worker.log"),
                Secrets.none());
        try (RunFolder run = RunFolder.in(folder.resolve("work"))) {
            return WorkerCommand.of(settings, run, Launch.of(run), threads, Heap.of(List.of(), 64), brief)
                    .line();
        }
    }

    private Path jdk(String release) throws IOException {
        Path home = Files.createDirectories(folder.resolve("jdk"));
        Files.writeString(home.resolve("release"), release);
        Path bin = Files.createDirectories(home.resolve("bin"));
        return Files.writeString(bin.resolve("java"), "");
    }
}
