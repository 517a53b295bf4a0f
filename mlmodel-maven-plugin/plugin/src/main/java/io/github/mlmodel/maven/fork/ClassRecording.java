package io.github.mlmodel.maven.fork;

import io.github.mlmodel.files.AtomicFiles;
import io.github.mlmodel.files.Checksum;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An archive of classes that a worker's JVM leaves behind.
 *
 * @param made where the JVM writes it as its last act
 * @param folder takes it, under a name that has its checksum
 */
record ClassRecording(Path made, Path folder) {

    private static final String START = "classes-";

    /** Returns whether a file is one that was kept, whole or not. */
    static boolean isKept(Path file) {
        return file.getFileName().toString().startsWith(START);
    }

    /** Returns whether a file that was kept has the bytes that it had then: a JVM looks at its head alone, and crashes on damage further on. */
    static boolean isWhole(Path kept) throws IOException {
        return kept.getFileName().toString().equals(START + Checksum.of(kept));
    }

    /** Keeps it. One that cannot be kept is none: what is wrong with the cache is told by those who keep there what costs more. */
    void keep() {
        try {
            if (Files.isRegularFile(made)) {
                AtomicFiles.copy(made, folder.resolve(START + Checksum.of(made)));
            }
        } catch (IOException e) {
            return;
        }
    }
}
