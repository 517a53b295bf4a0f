package io.github.mlmodel.build.data;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A data file.
 *
 * @param name as the user knows it, relative to the project, with {@code /}; used in messages
 * @param path where it is
 * @param checksum the {@link io.github.mlmodel.model.file.Checksum} of the very bytes whose SHA-256 the goal decided by; of
 *     a folder, the digest over those of its files. What is read must have it too. Absent where nothing is kept of what is
 *     read
 */
public record DataFile(String name, Path path, @Nullable String checksum) {

    /** Names a file whose checksum nobody has taken. */
    public DataFile(String name, Path path) {
        this(name, path, null);
    }

    /** Returns this file with its checksum. */
    public DataFile withChecksum(String taken) {
        return new DataFile(name, path, taken);
    }
}
