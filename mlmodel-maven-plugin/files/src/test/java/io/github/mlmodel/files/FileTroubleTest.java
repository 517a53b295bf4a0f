package io.github.mlmodel.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mlmodel.model.file.RegularFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FileTroubleTest {

    @TempDir
    Path folder;

    static Stream<Arguments> troubles() {
        return Stream.of(
                Arguments.of(new AccessDeniedException("/c/models/1a"), "there is no permission for /c/models/1a"),
                Arguments.of(new NoSuchFileException("/c/models/1a"), "/c/models/1a is not there"),
                Arguments.of(new FileAlreadyExistsException("/c"), "/c stands in the way"),
                Arguments.of(new DirectoryNotEmptyException("/c"), "/c is a folder that is not empty"),
                Arguments.of(
                        new FileSystemException("/c/a", null, "Read-only file system"), "/c/a: Read-only file system"),
                Arguments.of(
                        new FileSystemException("/c/a", null, "File too large"),
                        "/c/a would be larger than this user or this file system may have a file (ulimit -f)"),
                Arguments.of(new FileSystemException("/c/a"), "/c/a: FileSystemException"),
                Arguments.of(new IOException("Input/output error"), "Input/output error"),
                Arguments.of(new IOException(), "IOException"),
                Arguments.of(
                        new IOException("No space left on device"),
                        "there is no room on a disk (No space left on device)"));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void troubleIsNamedAsWhatItIs(IOException failure, String clause) {
        assertThat(FileTrouble.clause(failure)).isEqualTo(clause);
    }

    @Test
    void theDiskOfTheFileThatCouldNotBeWrittenIsNamedWithItsRoom() {
        Path file = folder.resolve("a/b/model.onnx");

        assertThat(FileTrouble.clause(RegularFiles.at(file, new IOException("There is not enough space on the disk"))))
                .matches("there is no room: the disk of \\Q" + folder
                        + "\\E has [0-9.]+ (bytes|MB) free(, so a quota or its number of files may be used up)?");
    }

    @Test
    void aQuotaIsThoughtOfWhereTheDiskHasPlenty() {
        Path builds = Path.of("builds");

        assertThat(FileTrouble.room(builds, 0)).isEqualTo("the disk of builds has 0 bytes free");
        assertThat(FileTrouble.room(builds, 4_000_000_000L)).isEqualTo("the disk of builds has 4000.0 MB free");
        assertThat(FileTrouble.room(builds, 78_492_700_000L))
                .isEqualTo("the disk of builds has 78492.7 MB free, so a quota or its number of files may be used up");
        assertThat(FileTrouble.room(builds, Long.MAX_VALUE)).isEqualTo("the disk of builds has too few bytes free");
    }

    /** The device whose every write says that there is no room. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aDiskThatIsReallyFullIsToldHoweverOftenItWasWrapped() {
        IOException failure =
                catchThrowableOfType(IOException.class, () -> Files.write(Path.of("/dev/full"), new byte[10]));
        Throwable wrapped = new IllegalStateException("training failed", new UncheckedIOException(failure));

        assertThat(FileTrouble.full(wrapped, List.of(folder.resolve("out"))))
                .hasValueSatisfying(clause -> assertThat(clause).startsWith("there is no room: the disk of " + folder));
        assertThat(FileTrouble.full(new IOException("no such column"), List.of(folder)))
                .isEmpty();
    }

    @Test
    void aDiskWithRoomIsNotFull() {
        assertThat(FileTrouble.fullerThan(1, List.of(folder))).isEmpty();
        assertThat(FileTrouble.fullerThan(Long.MAX_VALUE, List.of(folder)))
                .hasValueSatisfying(clause -> assertThat(clause).startsWith("there is no room: the disk of " + folder));
    }
}
