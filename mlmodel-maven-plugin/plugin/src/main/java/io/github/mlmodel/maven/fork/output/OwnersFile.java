package io.github.mlmodel.maven.fork.output;

import io.github.mlmodel.files.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that its owner alone can read, where the system has such files. */
public final class OwnersFile {

    private OwnersFile() {}

    /** Makes an empty one, in the place of another file. */
    public static void make(Path file) throws IOException {
        // The JDK's temporary files are such files, and what is moved keeps its permissions.
        Path temporary = Files.createTempFile(file.toAbsolutePath().getParent(), ".", ".tmp");
        try {
            AtomicFiles.move(temporary, file);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
