package io.github.mlmodel.maven.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A run is repeated as long as nothing has changed, and no longer. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class RunMemoryTest {

    private static final List<String> SAID = List.of("churn: up to date");

    @TempDir
    Path temporary;

    private Path base;
    private GivenMemory memory;

    @BeforeEach
    void aProject() throws IOException {
        base = temporary.toRealPath().resolve("project");
        memory = GivenMemory.in(base);
    }

    @Test
    void aRunThatChangedNothingIsRepeated() {
        memory.run();

        assertThat(memory.repeated()).isEqualTo(SAID);
        assertThat(memory.repeated()).isEqualTo(SAID);
    }

    @Test
    void aGoalThatNeverRanIsNotRepeated() {
        memory.run();
        memory.goal = "verify";

        assertThat(memory.repeated()).isEmpty();
    }

    @Test
    void twoCommandsInTurnsAreBothRemembered() {
        memory.run();
        memory.given.asked.add("install");
        memory.run();

        assertThat(memory.repeated()).isEqualTo(SAID);
        memory.given.asked.remove("install");
        assertThat(memory.repeated()).isEqualTo(SAID);
    }

    /** The places of the files that decide. */
    static List<String> files() {
        return List.of(
                "pom.xml",
                "datasets/churn.csv",
                "src/train/java/Own.java",
                "target/mlmodel/churn/model.onnx",
                "target/classes/META-INF/mlmodel/churn/model.onnx",
                "target/surefire-reports/TEST-mlmodel.churn.xml");
    }

    @ParameterizedTest
    @MethodSource("files")
    void otherBytesOfTheSameNumberAndTimeAreNoticed(String name) throws IOException {
        Path file = base.resolve(name);
        FileTime written = Files.getLastModifiedTime(file);
        memory.run();

        Files.writeString(file, "x".repeat((int) Files.size(file)));
        Files.setLastModifiedTime(file, written);

        assertThat(memory.repeated()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileInThePlaceOfAnotherIsNoticed(String name) throws IOException {
        Path file = base.resolve(name);
        Path other = temporary.resolve("other");
        Files.writeString(other, "x".repeat((int) Files.size(file)));
        Files.setLastModifiedTime(other, Files.getLastModifiedTime(file));
        memory.run();

        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);

        assertThat(memory.repeated()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileThatHasGoneIsNoticed(String name) throws IOException {
        memory.run();

        Files.delete(base.resolve(name));

        assertThat(memory.repeated()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileOfAnotherNameIsNoticed(String name) throws IOException {
        memory.run();

        Files.move(base.resolve(name), base.resolve(name + "2"));

        assertThat(memory.repeated()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileBesideIsNoticed(String name) throws IOException {
        memory.run();

        Files.writeString(base.resolve(name + "2"), "");

        assertThat(memory.repeated()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pom.xml", "datasets/churn.csv", "target/mlmodel/churn/model.onnx"})
    void otherPermissionsAreNoticed(String name) throws IOException {
        memory.run();

        Files.setPosixFilePermissions(base.resolve(name), PosixFilePermissions.fromString("r-xr-xr-x"));

        assertThat(memory.repeated()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"datasets/new", "src/models", "target/mlmodel/old"})
    void aFolderThatIsEmptyIsNoticed(String name) throws IOException {
        memory.run();

        Files.createDirectories(base.resolve(name));

        assertThat(memory.repeated()).isEmpty();
    }

    /** What other plugins write in each build, and what this one does. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                ".git/index",
                "build.log",
                "cache/digests.json",
                "target/jacoco.exec",
                "target/surefire-reports/TEST-com.example.ChurnTest.xml",
                "target/test-classes/com/example/ChurnTest.class",
                "target/app-1.0-SNAPSHOT.jar",
                "target/mlmodel/.lock"
            })
    void whatDecidesNothingIsPassedOver(String name) {
        memory.run();

        memory.given.write(name, "new");

        assertThat(memory.repeated()).isEqualTo(SAID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"package", "verify"})
    void whatWasPackagedDecidesTheGoalsThatLookAtIt(String goal) {
        memory.goal = goal;
        memory.run();
        assertThat(memory.repeated()).isEqualTo(SAID);

        memory.given.write("target/app-1.0-SNAPSHOT.jar", "new");

        assertThat(memory.repeated()).isEmpty();
    }

    @Test
    void aFileThatWasAttachedIsThereAsItWas() {
        memory.goal = "package";
        memory.given.project.getBuild().setFinalName("sub/app");
        memory.given.write("target/sub/app-churn.zip", "bundle");
        memory.run(notes -> notes.attaches("zip", "churn", base.resolve("target/sub/app-churn.zip")));
        assertThat(memory.repeated()).isNotEmpty();

        memory.given.write("target/sub/app-churn.zip", "garbage");

        assertThat(memory.repeated()).isEmpty();
    }

    @Test
    void anExplodedArchiveIsNoFile() throws IOException {
        memory.goal = "package";
        Files.createDirectories(base.resolve("target/app-1.0-SNAPSHOT"));
        memory.run();

        assertThat(memory.repeated()).isEqualTo(SAID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"events.log/a.csv", "datasets/.git/a.csv", "datasets/a.log"})
    void whatIsOnlyNamedLikeSomethingElseIsNoticed(String name) {
        memory.given.write(name, "a");
        memory.run();
        assertThat(memory.repeated()).isEqualTo(SAID);

        memory.given.write(name, "b");

        assertThat(memory.repeated()).isEmpty();
    }

    @Test
    void aReportIsOneOfTheLastBuild() throws IOException {
        Path report = base.resolve("target/surefire-reports/TEST-mlmodel.churn.xml");
        memory.run(notes -> memory.given.write("target/surefire-reports/TEST-mlmodel.churn.xml", "<testsuite/>"));
        Files.setLastModifiedTime(report, FileTime.fromMillis(0));

        assertThat(memory.repeated()).isEqualTo(SAID);

        assertThat(Files.getLastModifiedTime(report)).isGreaterThan(FileTime.fromMillis(1_000_000_000_000L));
    }

    @Test
    void aFolderOfSourcesAndAnAttachedFileAreThereAgain() {
        memory.goal = "package";
        memory.run(notes -> {
            notes.compiles(base.resolve("target/generated").toString());
            notes.attaches("zip", "churn", base.resolve("target/app-1.0-SNAPSHOT-churn.zip"));
        });

        assertThat(memory.repeated()).containsExactly("churn: up to date", "attached zip");
        assertThat(memory.given.project.getCompileSourceRoots())
                .containsExactly(base.resolve("target/generated").toString());
    }

    @Test
    void linksAreFollowedToFilesAndToFoldersOfTheModule() throws IOException {
        Path outside = Files.writeString(temporary.resolve("outside.csv"), "a,b\n");
        Files.createSymbolicLink(base.resolve("datasets/linked.csv"), outside);
        Files.createSymbolicLink(base.resolve("data"), base.resolve("datasets"));
        memory.run();
        assertThat(memory.repeated()).isEqualTo(SAID);

        Files.writeString(outside, "c,d\n");

        assertThat(memory.repeated()).isEmpty();
    }

    @Test
    void whereALinkLeadsToAFolderElsewhereNothingIsRemembered() throws IOException {
        Path link = Files.createSymbolicLink(base.resolve("datasets/linked"), temporary);
        memory.given.log.debugging = true;

        assertThat(memory.memory()).isEmpty();
        assertThat(memory.given.log.debug)
                .containsExactly("This run is not remembered: " + link + " leads to a folder elsewhere");
    }

    /** A container may have no locale, and then names that Java cannot express. */
    @Test
    void aNameThatCannotBeExpressedStopsNoBuild() throws Exception {
        Path folder = Files.createDirectories(base.resolve("docs"));
        new ProcessBuilder("bash", "-c", "touch \"$0/$(printf 'gr\\xc3\\xb6')\"", folder.toString())
                .start()
                .waitFor();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(
                java,
                "-Dsun.jnu.encoding=ANSI_X3.4-1968",
                "-cp",
                System.getProperty("java.class.path"),
                Listing.class.getName(),
                base.toString());
        builder.environment().put("LC_ALL", "C");
        builder.environment().remove("LANG");
        Process process = builder.start();

        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("A name in " + folder + " cannot be expressed in this locale");
    }

    /** Tells what is wrong with a folder's names, in a JVM of its own. */
    static final class Listing {

        private Listing() {}

        public static void main(String[] folder) throws IOException {
            try {
                new FileStates().addFolder(Path.of(folder[0]), new FileStates.Boundary() {

                    @Override
                    public boolean passes(Path place) {
                        return false;
                    }

                    @Override
                    public boolean covers(Path place) {
                        return true;
                    }
                });
                System.out.print("nothing is wrong");
            } catch (FileStates.Unknown e) {
                System.out.print(e.getMessage());
            }
        }
    }

    @Test
    void whoDebugsGetsAWholeRun() {
        memory.run();
        memory.given.log.debugging = true;

        assertThat(memory.repeated()).isEmpty();
    }

    /** What a run does that might not be the same again, and what is said of it. */
    static Stream<Object[]> doubts() {
        return Stream.of(
                doubt("it asked a worker, the time", notes -> {
                    notes.asks("a worker");
                    notes.asks("the time");
                }),
                doubt("it asked for attention", RunNotes::needsAttention),
                doubt("it was told of /elsewhere", notes -> notes.told(Path.of("/elsewhere"))),
                doubt("it attached /elsewhere/a.zip", notes -> notes.attaches("zip", "a", Path.of("/elsewhere/a.zip"))),
                doubt("it read /elsewhere/data.csv", notes -> notes.reads(List.of(Path.of("/elsewhere/data.csv")))));
    }

    private static Object[] doubt(String why, GivenMemory.Work work) {
        return new Object[] {why, work};
    }

    @ParameterizedTest
    @MethodSource("doubts")
    void aRunThatMightNotBeTheSameAgainIsNotRemembered(String why, GivenMemory.Work work) {
        memory.run(work);

        assertThat(memory.given.log.debug).containsExactly("This run is not remembered: " + why);
        assertThat(memory.repeated()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void aRunThatChangedAFileIsNotRemembered(String name) {
        memory.run(notes -> memory.given.write(name, "changed"));

        assertThat(memory.given.log.debug)
                .containsExactly("This run is not remembered: a file of the module was changed meanwhile");
        assertThat(memory.repeated()).isEmpty();
    }

    @Test
    void aFileThatWasJustWrittenMayBeWrittenAgainAtTheSameTime() {
        memory.clock = Clock.systemUTC();

        memory.run();

        assertThat(memory.given.log.debug)
                .hasSize(1)
                .first()
                .asString()
                .matches("This run is not remembered: " + base + "/.+ was changed less than two seconds before");
        assertThat(memory.repeated()).isEmpty();
    }

    @Test
    void aDamagedMemoryIsNone() throws IOException {
        memory.run();
        Path file = remembered();
        byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 1;
            Files.write(file, damaged);
            assertThat(memory.repeated()).as("byte %d", i).isEmpty();
            Files.write(file, Arrays.copyOf(whole, i));
            assertThat(memory.repeated()).as("first %d bytes", i).isEmpty();
        }
        Files.write(file, whole);
        assertThat(memory.repeated()).isEqualTo(SAID);
    }

    @Test
    void whatCannotBeWrittenStopsNoBuild() {
        memory.given.write("target/mlmodel/.runs", "no folder");

        memory.run();

        assertThat(memory.given.log.debug).hasSize(1);
        assertThat(memory.given.log.debug.get(0)).startsWith("This run is not remembered: ");
        assertThat(memory.repeated()).isEmpty();
    }

    private Path remembered() throws IOException {
        try (Stream<Path> files = Files.list(base.resolve("target/mlmodel/.runs"))) {
            return files.findAny().orElseThrow();
        }
    }
}
