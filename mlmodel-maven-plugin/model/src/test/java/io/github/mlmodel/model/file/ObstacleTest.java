package io.github.mlmodel.model.file;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.mlmodel.model.file.Obstacle.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class ObstacleTest {

    @TempDir
    Path folder;

    @Test
    void aRegularFileIsNone() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "a,b\n");
        Path link = Files.createSymbolicLink(folder.resolve("b.csv"), file);
        Path empty = Files.writeString(folder.resolve("empty"), "");

        assertThat(Stream.of(file, link, empty).map(Obstacle::at)).allMatch(found -> found.isEmpty());
    }

    @Test
    void eachKindIsNamedAsWhatItIs() throws IOException, InterruptedException {
        assertThat(clause(folder)).isEqualTo("is a folder");
        assertThat(clause(folder.resolve("gone"))).isEqualTo("does not exist");
        assertThat(clause(pipe("pipe"))).isEqualTo("is a pipe, a socket or a device");
        assertThat(clause(Path.of("/dev/zero"))).isEqualTo("is a pipe, a socket or a device");
        assertThat(clause(Files.createSymbolicLink(folder.resolve("broken"), Path.of("gone"))))
                .isEqualTo("is a link to gone, which is not there");
        assertThat(clause(Files.createSymbolicLink(folder.resolve("loop"), Path.of("loop"))))
                .isEqualTo("is a link that leads back to itself");
        assertThat(clause(pointer("model.onnx"))).isEqualTo("is a pointer of Git LFS, and not the file itself");
    }

    @Test
    void aFileInALoopOfFoldersIsNamedAsThat() throws IOException {
        Files.createSymbolicLink(folder.resolve("there"), Path.of("back"));
        Files.createSymbolicLink(folder.resolve("back"), Path.of("there"));

        assertThat(Obstacle.at(folder.resolve("there/a.csv")))
                .map(Obstacle::kind)
                .contains(Kind.LINK_LOOP);
    }

    @Test
    void aFileThatMayNotBeReadSaysItsPermissions() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "a\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("-w-------"));
        assumeThat(Files.isReadable(file)).as("root reads everything").isFalse();

        assertThat(Obstacle.at(file).orElseThrow().sentence("a.csv"))
                .isEqualTo("a.csv may not be read by the user of this build (its permissions are -w-------)."
                        + " Give this user the permission.");
    }

    @Test
    void whatIsBelowAFolderThatMayNotBeEnteredSaysSo() throws IOException {
        Path closed = Files.createDirectory(folder.resolve("closed"));
        Path file = Files.writeString(closed.resolve("a.csv"), "a\n");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        try {
            assumeThat(Files.isReadable(file)).as("root reads everything").isFalse();

            assertThat(clause(file)).isEqualTo("is in a folder that the user of this build may not enter");
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void aNameThatTheLocaleCannotExpressSaysWhatToDo() {
        assertThat(Obstacle.inexpressible(US_ASCII).sentence("größe.csv"))
                .isEqualTo("größe.csv has a name that cannot be expressed in US-ASCII, the encoding of file names in"
                        + " this run of Maven. Run Maven in another locale, for example with LC_ALL=C.UTF-8, or rename"
                        + " it in ASCII.");
        assertThat(Obstacle.inexpressible(UTF_8).advice()).isEqualTo("Rename it.");
    }

    private static String clause(Path path) {
        return Obstacle.at(path).orElseThrow().clause();
    }

    private Path pointer(String name) throws IOException {
        return Files.writeString(
                folder.resolve(name),
                "version https://git-lfs.github.com/spec/v1\noid sha256:" + "0".repeat(64) + "\nsize 12345\n");
    }

    private Path pipe(String name) throws IOException, InterruptedException {
        Path pipe = folder.resolve(name);
        Process made = new ProcessBuilder("mkfifo", pipe.toString()).start();
        assertThat(made.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(made.exitValue()).isZero();
        return pipe;
    }
}
