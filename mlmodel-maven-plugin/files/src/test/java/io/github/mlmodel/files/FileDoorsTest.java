package io.github.mlmodel.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.model.file.ObstacleException;
import io.github.mlmodel.model.file.RegularFiles;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisabledOnOs(OS.WINDOWS)
class FileDoorsTest {

    @TempDir
    Path folder;

    /** The ways by which this product takes in a file. */
    private enum Door {
        DIGEST,
        CHECKSUM,
        TEXT,
        COPY,
        STREAM,
        BYTES
    }

    @ParameterizedTest
    @EnumSource
    void aPipeIsRefusedAtEveryDoorInsteadOfWaitedFor(Door door) throws IOException, InterruptedException {
        Path pipe = pipe("pipe");

        assertThatThrownBy(opening(door, pipe))
                .isInstanceOf(ObstacleException.class)
                .hasMessage(pipe + ": is a pipe, a socket or a device");
        assertThatThrownBy(opening(door, folder)).hasMessage(folder + ": is a folder");
        assertThatThrownBy(opening(door, folder.resolve("gone"))).isInstanceOf(NoSuchFileException.class);
    }

    private ThrowingCallable opening(Door door, Path file) {
        return switch (door) {
            case DIGEST -> () -> Digest.of(file);
            case CHECKSUM -> () -> Checksum.of(file);
            case TEXT -> () -> RegularFiles.text(file);
            case COPY -> () -> AtomicFiles.copy(file, folder.resolve("copy"));
            case STREAM -> () -> RegularFiles.open(file).close();
            case BYTES -> () -> RegularFiles.bytes(file);
        };
    }

    private Path pipe(String name) throws IOException, InterruptedException {
        Path pipe = folder.resolve(name);
        Process made = new ProcessBuilder("mkfifo", pipe.toString()).start();
        assertThat(made.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(made.exitValue()).isZero();
        return pipe;
    }
}
