package io.github.mlmodel.maven.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mlmodel.model.text.Secrets;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassArchivesTest {

    private static final Instant FIRST_BUILD = Instant.EPOCH;
    private static final Instant LATER_BUILD = Instant.parse("2999-01-01T00:00:00Z");
    private static final String RECORDED = "-XX:ArchiveClassesAtExit=";
    private static final String USED = "-XX:SharedArchiveFile=";

    @TempDir
    Path folder;

    private Path jar;

    @BeforeEach
    void makeJar() throws IOException {
        jar = folder.resolve("lib.jar");
        Files.write(jar, LauncherJar.bytes("Main", List.of()));
    }

    @Test
    void theFirstBuildOfAClassPathMakesNoArchive() throws IOException {
        Launch launch = launch(FIRST_BUILD, true);

        assertThat(launch.options()).isEmpty();
        assertThat(Path.of(launch.jar())).isRegularFile().startsWith(archives().toRealPath());
    }

    @Test
    void oneWorkerOfALaterBuildMakesItAndAllAfterwardsTakeIt() throws IOException {
        launch(FIRST_BUILD, true);
        Launch recording = launch(LATER_BUILD, true);
        Launch meanwhile = launch(LATER_BUILD, true);
        made(recording);
        Launch afterwards = launch(FIRST_BUILD, false);

        assertThat(recording.options()).last(STRING).startsWith(RECORDED);
        assertThat(meanwhile.options()).isEmpty();
        assertThat(afterwards.options()).last(STRING).startsWith(USED);
        assertThat(Path.of(afterwards.options().get(2).substring(USED.length())))
                .hasContent("classes");
        assertThat(afterwards.jar()).isEqualTo(recording.jar());
    }

    @Test
    void workThatIsNotBriefMakesNone() throws IOException {
        launch(FIRST_BUILD, true);

        assertThat(launch(LATER_BUILD, false).options()).isEmpty();
    }

    @Test
    void aDamagedArchiveIsMadeAnew() throws IOException {
        launch(FIRST_BUILD, true);
        made(launch(LATER_BUILD, true));
        Path archive = Path.of(launch(LATER_BUILD, true).options().get(2).substring(USED.length()));
        Files.writeString(archive, "classeS");

        Launch launch = launch(LATER_BUILD, true);

        assertThat(launch.options()).last(STRING).startsWith(RECORDED);
        assertThat(archive).doesNotExist();
    }

    @Test
    void anArchiveWhoseLauncherIsAnotherIsDropped() throws IOException {
        launch(FIRST_BUILD, true);
        made(launch(LATER_BUILD, true));
        Path launcher = Path.of(launch(LATER_BUILD, true).jar());
        Files.writeString(launcher, "?", StandardOpenOption.APPEND);

        Launch launch = launch(FIRST_BUILD, true);

        assertThat(launch.options()).isEmpty();
        assertThat(launcher).hasBinaryContent(LauncherJar.bytes("Main", List.of("../../../lib.jar")));
    }

    @Test
    void aJarThatIsAnotherMakesAnotherArchive() throws IOException {
        Launch before = launch(FIRST_BUILD, true);
        Files.write(jar, LauncherJar.bytes("Other", List.of()));

        assertThat(launch(FIRST_BUILD, true).jar()).isNotEqualTo(before.jar());
    }

    @Test
    void thoseUsedLongestAgoGo() throws IOException {
        Launch first = launch(FIRST_BUILD, true);
        List<String> launchers = new ArrayList<>();
        for (int version = 0; version < 8; version++) {
            Files.write(jar, LauncherJar.bytes("Main" + version, List.of("x".repeat(version))));
            launchers.add(launch(FIRST_BUILD, true).jar());
        }

        assertThat(Path.of(first.jar())).doesNotExist();
        assertThat(launchers)
                .allSatisfy(launcher -> assertThat(Path.of(launcher)).isRegularFile());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Xmx512m", "-Xss2m", "-Dtoken=x"})
    void argumentsThatChangeNoClassDoNotMatter(String argument) throws IOException {
        assertThat(Path.of(launch(settings(jar, argument), Map.of()).jar())).isAbsolute();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Xshare:off", "-javaagent:a.jar", "-XX:+UseZGC", "-Djava.system.class.loader=X", "@file"})
    void besideOtherArgumentsThereIsNone(String argument) throws IOException {
        assertThatThereIsNone(launch(settings(jar, argument), Map.of()));
    }

    @Test
    void aMachineOfContinuousIntegrationHasNone() throws IOException {
        assertThatThereIsNone(launch(settings(jar), Map.of("CI", "true")));
    }

    @Test
    void aFolderOfClassesHasNone() throws IOException {
        assertThatThereIsNone(launch(settings(Files.createDirectory(folder.resolve("classes.jar"))), Map.of()));
    }

    @Test
    void aPathThatIsNoUrlHasNone() throws IOException {
        Path blank = Files.copy(jar, folder.resolve("a lib.jar"));

        assertThatThereIsNone(launch(settings(blank), Map.of()));
    }

    @Test
    void aCacheThatWouldBeAListOfArchivesHasNone() throws IOException {
        assumeTrue(File.pathSeparatorChar == ':');
        ClassArchives archives = ClassArchives.in(folder.resolve("a:b"), Map.of(), FIRST_BUILD);

        assertThatThereIsNone(launch(archives, settings(jar), true));
    }

    @Test
    void aCacheThatAJvmWithoutALocaleDoesNotFindHasNone() throws IOException {
        assertThatThereIsNone(
                launch(ClassArchives.in(folder.resolve("größe"), Map.of(), FIRST_BUILD), settings(jar), true));
    }

    @ParameterizedTest
    @CsvSource({"16, false", "17, true", "25, true", "26, false"})
    void aJavaThatWasNotTriedHasNone(int version, boolean tried) throws IOException {
        Path home = Files.createDirectories(folder.resolve("jdk"));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + ".0.1\"\n");
        Path java =
                Files.writeString(Files.createDirectories(home.resolve("bin")).resolve("java"), "");
        Files.writeString(Files.createDirectories(home.resolve("lib/server")).resolve("classes.jsa"), "");
        Files.writeString(home.resolve("lib/modules"), "");

        Launch launch = launch(settings(java, jar), Map.of());

        assertThat(Path.of(launch.jar()).isAbsolute()).isEqualTo(tried);
    }

    @Test
    void aFolderThatOthersMayWriteToIsNotUsed() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Files.createDirectories(archives());
        Files.setPosixFilePermissions(archives(), PosixFilePermissions.fromString("rwxrwxr-x"));

        assertThatThereIsNone(launch(FIRST_BUILD, true));
    }

    @Test
    void aCacheThatIsNoFolderLetsTheWorkerStart() throws IOException {
        Files.writeString(folder.resolve("cache"), "");

        assertThatThereIsNone(launch(FIRST_BUILD, true));
    }

    @Test
    void aJdkWithoutAnArchiveOfItsOwnHasNone() throws IOException {
        Path home = Files.createDirectories(folder.resolve("jdk"));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"17.0.1\"\n");
        Path java =
                Files.writeString(Files.createDirectories(home.resolve("bin")).resolve("java"), "");

        assertThatThereIsNone(launch(settings(java, jar), Map.of()));
    }

    private static void assertThatThereIsNone(Launch launch) {
        assertThat(launch).isEqualTo(new Launch("../mlmodel-worker.jar", List.of(), null));
    }

    private static void made(Launch recording) throws IOException {
        ClassRecording made = Objects.requireNonNull(recording.recording());
        Files.createDirectories(made.made().getParent());
        Files.writeString(made.made(), "classes");
        made.keep();
    }

    private Path archives() {
        return folder.resolve("cache").resolve("classes");
    }

    private Launch launch(Instant buildStart, boolean brief) throws IOException {
        return launch(ClassArchives.in(folder.resolve("cache"), Map.of(), buildStart), settings(jar), brief);
    }

    private Launch launch(WorkerSettings settings, Map<String, String> environment) throws IOException {
        return launch(ClassArchives.in(folder.resolve("cache"), environment, FIRST_BUILD), settings, true);
    }

    private static Launch launch(ClassArchives archives, WorkerSettings settings, boolean brief) throws IOException {
        try (RunFolder run = RunFolder.in(settings.workFolder())) {
            return archives.launch(settings, "Main", run, Heap.of(List.of(), 64), brief);
        }
    }

    private WorkerSettings settings(Path jar, String... arguments) {
        return settings(GivenWorkerProcess.JAVA, jar, arguments);
    }

    private WorkerSettings settings(Path java, Path jar, String... arguments) {
        return new WorkerSettings(
                java,
                List.of(arguments),
                List.of(jar),
                List.of(),
                null,
                Map.of(),
                false,
                folder.resolve("work"),
                folder.resolve("worker.log"),
                Secrets.none());
    }
}
