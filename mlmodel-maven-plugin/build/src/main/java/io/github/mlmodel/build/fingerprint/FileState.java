package io.github.mlmodel.build.fingerprint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.TimeUnit;

/**
 * What a file system says of a file without reading it; times in nanoseconds since 1970.
 *
 * <p>Size and time of last change can be set back to what they were, and are, by tools that restore files. The time of last
 * change of the file's entry ({@code ctime}) and the entry's key cannot; systems that have none of these give 0 and nothing.
 */
record FileState(long size, long modified, long entryChanged, String key) {

    static FileState of(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        boolean unix = file.getFileSystem().supportedFileAttributeViews().contains("unix");
        long entryChanged = unix ? nanos((FileTime) Files.getAttribute(file, "unix:ctime")) : 0;
        Object key = attributes.fileKey();
        return new FileState(
                attributes.size(),
                nanos(attributes.lastModifiedTime()),
                entryChanged,
                key == null ? "" : key.toString());
    }

    /** Returns when the file was changed last, in whatever way. */
    long newest() {
        return Math.max(modified, entryChanged);
    }

    private static long nanos(FileTime time) {
        return time.to(TimeUnit.NANOSECONDS);
    }
}
