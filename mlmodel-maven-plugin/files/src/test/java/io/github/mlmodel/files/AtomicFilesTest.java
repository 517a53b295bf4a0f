package io.github.mlmodel.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.mlmodel.model.file.ObstacleException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {

    @TempDir
    Path folder;

    @Test
    void aRenameThatTheFileSystemRefusesIsAnErrorAndNoCopy() throws IOException {
        Path elsewhere = Files.createTempFile(onAnotherFileSystem(), "mlmodel", ".onnx");
        try {
            Path to = folder.resolve("model.onnx");

            assertThatThrownBy(() -> AtomicFiles.move(elsewhere, to))
                    .isInstanceOfSatisfying(
                            AtomicMoveNotSupportedException.class, refused -> assertThat(FileTrouble.clause(refused))
                                    .startsWith("the file system refuses to rename " + elsewhere + " to " + to + " ("));
            assertThat(to).doesNotExist();
            assertThat(elsewhere).exists();
        } finally {
            Files.deleteIfExists(elsewhere);
        }
    }

    @Test
    void whatStandsInTheWayIsAnErrorAndNothingTemporaryIsLeft() throws IOException {
        Files.createDirectories(folder.resolve("digests.json/below"));

        assertThatThrownBy(() -> AtomicFiles.write(folder.resolve("digests.json"), "{}"))
                .isInstanceOfSatisfying(ObstacleException.class, refused -> assertThat(refused.sentence())
                        .isEqualTo(folder.resolve("digests.json")
                                + " is a folder, and a file is to be written there. Remove it."));

        assertThat(folder).isDirectoryContaining("glob:**digests.json").isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void whatMustLastIsForcedBeforeItsRenameAndItsFolderAfterIt() throws IOException {
        Path file = folder.resolve("churn.onnx");
        List<String> forced = new ArrayList<>();

        AtomicFiles.writeLasting(
                file,
                "graph".getBytes(StandardCharsets.UTF_8),
                path -> forced.add(folder.relativize(path).toString().replaceAll("[0-9a-f]{2,16}", "HEX")
                        + (Files.exists(file) ? " after" : " before")));

        assertThat(forced).containsExactly(".churn.onnx.HEX.tmp before", " after");
        assertThat(file).hasContent("graph");
    }

    @Test
    void filesAndFoldersOfThisDiskCanBeForced() throws IOException {
        AtomicFiles.writeLasting(folder.resolve("a/b.json"), "{}");

        AtomicFiles.force(folder);

        assertThat(folder.resolve("a/b.json")).hasContent("{}");
        assertThatThrownBy(() -> AtomicFiles.force(folder.resolve("gone"))).isInstanceOf(FileSystemException.class);
    }

    @Test
    void leftoversAreTheTemporaryFilesAndNothingElse() throws IOException {
        Path left = AtomicFiles.temporaryBeside(folder.resolve("fingerprint.json"));
        Files.createFile(folder.resolve("fingerprint.json"));
        Files.createFile(folder.resolve(".hidden.tmp"));
        Files.createFile(folder.resolve("notes.12ab.tmp"));
        Files.createDirectory(folder.resolve(".folder.12ab.tmp"));

        assertThat(AtomicFiles.leftIn(folder)).containsExactly(left);
        assertThat(AtomicFiles.leftIn(folder.resolve("nowhere"))).isEmpty();
    }

    private Path onAnotherFileSystem() throws IOException {
        FileStore here = Files.getFileStore(folder);
        for (Path other : List.of(Path.of("/dev/shm"), Path.of("/run"), Path.of("/var/tmp"))) {
            if (Files.isWritable(other) && !Files.getFileStore(other).equals(here)) {
                return other;
            }
        }
        assumeThat(false)
                .as("this machine has a second file system that can be written")
                .isTrue();
        return folder;
    }

    /** A regular file that can be opened, and of whose first bytes the system says "Input/output error". */
    @Test
    @EnabledOnOs(OS.LINUX)
    void whatCannotBeReadIsNamedWhereItIsCopied() {
        Path to = folder.resolve("model.onnx");

        assertThatThrownBy(() -> AtomicFiles.copy(Path.of("/proc/self/mem"), to))
                .isInstanceOf(IOException.class)
                .hasMessage("/proc/self/mem: Input/output error");
        assertThat(to).doesNotExist();
    }
}
