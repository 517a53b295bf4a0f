package io.github.mlmodel.build.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mlmodel.model.file.ObstacleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
class CodeInTheWayTest {

    @TempDir
    Path folder;

    private interface Maker {
        void make(Path file) throws IOException, InterruptedException;
    }

    @BeforeEach
    void writeACompleteClass() throws IOException {
        Files.writeString(folder.resolve("A.java"), "class A {}");
    }

    static Stream<Arguments> obstacles() {
        return Stream.of(
                obstacle(Files::createDirectory, "is a folder. Put a file in its place."),
                obstacle(
                        file -> new ProcessBuilder("mkfifo", file.toString())
                                .start()
                                .waitFor(),
                        "is a pipe, a socket or a device. Only regular files are read: put one in its place."),
                obstacle(
                        file -> Files.createSymbolicLink(file, Path.of("nowhere")),
                        "is a link to nowhere, which is not there. Put the file there, or correct the link."),
                obstacle(
                        file -> Files.createSymbolicLink(file, file.getFileName()),
                        "is a link that leads back to itself. Remove it, or link it to a file."),
                obstacle(
                        file -> Files.writeString(
                                file,
                                "version https://git-lfs.github.com/spec/v1\noid sha256:"
                                        + "4665a5ea423c2713d436b5ee50593a9640e0018c1550b5a0002f74190d6caea8\nsize 12\n"),
                        "is a pointer of Git LFS, and not the file itself. Fetch the file: git lfs pull."));
    }

    private static Arguments obstacle(Maker maker, String clause) {
        return Arguments.of(maker, clause);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("obstacles")
    void codeIsNotLeftOutInSilence(Maker maker, String clause) throws Exception {
        Path file = folder.resolve("B.java");
        maker.make(file);

        ObstacleException refused = catchThrowableOfType(ObstacleException.class, () -> CodeDigest.files(folder));

        assertThat(refused.sentence()).isEqualTo(file + " " + clause);
    }

    @Test
    void whatEditorsAndFoldersHaveBesideCodeIsNoObstacle() throws IOException {
        Files.createSymbolicLink(folder.resolve(".#A.java"), Path.of("me@host.4711"));
        Files.createSymbolicLink(folder.resolve("notes"), Path.of("nowhere"));
        Files.createDirectories(folder.resolve("java"));

        assertThat(CodeDigest.files(folder)).containsExactly(folder.resolve("A.java"));
    }
}
