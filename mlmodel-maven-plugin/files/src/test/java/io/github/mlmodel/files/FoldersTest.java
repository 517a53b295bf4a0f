package io.github.mlmodel.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {

    @TempDir
    private Path temporary;

    private Path folder;

    @BeforeEach
    void fill() throws IOException {
        folder = temporary.resolve("folder");
        Files.createDirectories(folder.resolve("a/b"));
        Files.createDirectories(folder.resolve("empty"));
        Files.writeString(folder.resolve("a/b/c.txt"), "c");
    }

    @Test
    void aFolderIsDeletedWithAllThatIsInIt() throws IOException {
        Folders.delete(folder);

        assertThat(folder).doesNotExist();
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void whatALinkLeadsToStays() throws IOException {
        Path outside = Files.createDirectories(temporary.resolve("outside"));
        Path kept = Files.writeString(outside.resolve("kept.txt"), "kept");
        Files.createSymbolicLink(folder.resolve("a/out"), outside);
        Files.createSymbolicLink(folder.resolve("a/kept.txt"), kept);
        Files.createSymbolicLink(folder.resolve("a/nowhere"), temporary.resolve("missing"));

        Folders.delete(folder);

        assertThat(folder).doesNotExist();
        assertThat(kept).hasContent("kept");
    }

    @Test
    void aLinkInTheFoldersPlaceGoesAlone() throws IOException {
        Path link = Files.createSymbolicLink(temporary.resolve("link"), folder);
        Path dangling = Files.createSymbolicLink(temporary.resolve("dangling"), temporary.resolve("missing"));

        Folders.delete(link);
        Folders.delete(dangling);

        assertThat(temporary).isDirectoryNotContaining(Files::isSymbolicLink);
        assertThat(folder.resolve("a/b/c.txt")).hasContent("c");
    }

    @Test
    void whatIsNotThereIsDeletedAlready() throws IOException {
        Folders.delete(temporary.resolve("missing"));
        Folders.delete(folder.resolve("a/missing/below"));

        assertThat(folder.resolve("a/b/c.txt")).hasContent("c");
    }

    @Test
    void whatCannotBeThereIsDeletedAlready() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "a file has nothing in it");

        Folders.delete(file.resolve("child/of/a/file"));

        assertThat(file).exists();
    }

    @Test
    void aFileInTheFoldersPlaceIsDeleted() throws IOException {
        Folders.delete(folder.resolve("a/b/c.txt"));

        assertThat(folder.resolve("a/b")).isEmptyDirectory();
    }

    @Test
    void aReadOnlyFileIsDeleted() throws IOException {
        assumeTrue(isPosix());
        Files.setPosixFilePermissions(folder.resolve("a/b/c.txt"), PosixFilePermissions.fromString("r--------"));

        Folders.delete(folder);

        assertThat(folder).doesNotExist();
    }

    @Test
    void whatCannotBeDeletedIsNamed() throws IOException {
        assumeTrue(isPosix());
        Path locked = folder.resolve("a/b");
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-x------"));
        try {
            assumeTrue(!Files.isWritable(locked), "the superuser may write everywhere");

            assertThatThrownBy(() -> Folders.delete(folder))
                    .isInstanceOf(AccessDeniedException.class)
                    .hasMessage(locked.resolve("c.txt").toString());
        } finally {
            Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void aFolderThatCannotBeReadIsNamed() throws IOException {
        assumeTrue(isPosix());
        Path locked = folder.resolve("a/b");
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("-wx------"));
        try {
            assumeTrue(!Files.isReadable(locked), "the superuser may read everything");

            assertThatThrownBy(() -> Folders.delete(folder))
                    .isInstanceOf(AccessDeniedException.class)
                    .hasMessage(locked.toString());
        } finally {
            Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void anEmptyFolderTakesTheOldOnesPlace() throws IOException {
        assertThat(Folders.empty(folder)).isEqualTo(folder).isEmptyDirectory();
    }

    private boolean isPosix() {
        return temporary.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
