package io.github.mlmodel.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Folders that their user alone may write to: where code lies that is run later. */
public final class OwnFolders {

    private static final Set<PosixFilePermission> OWNERS = PosixFilePermissions.fromString("rwx------");

    private OwnFolders() {}

    /** Makes one, if it is not there; those above it are as any new ones. */
    public static void make(Path folder) throws IOException {
        Files.createDirectories(folder.toAbsolutePath().getParent());
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNERS));
        } else {
            Files.createDirectories(folder);
        }
    }

    /** Returns whether a folder is this user's alone to write to; {@code mine} is surely this user's. */
    public static boolean isOwn(Path folder, Path mine) throws IOException {
        @Nullable PosixFileAttributeView view = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
        if (view == null) {
            // Windows: it is as much the user's as the home that it is in.
            return true;
        }
        PosixFileAttributes attributes = view.readAttributes();
        return attributes.owner().equals(Files.getOwner(mine)) && OWNERS.containsAll(attributes.permissions());
    }
}
