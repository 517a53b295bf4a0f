package io.github.mlmodel.model.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Files that are written whole or not at all: into a temporary file beside the final one, then moved. */
public final class AtomicFiles {

    private static final Pattern TEMPORARY = Pattern.compile("\\..+\\.[0-9a-f]{1,16}\\.tmp");

    private AtomicFiles() {}

    /** Writes a text in UTF-8; makes missing folders. */
    public static void write(Path file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes bytes; makes missing folders. */
    public static void write(Path file, byte[] bytes) throws IOException {
        Path temporary = temporaryBeside(file);
        try {
            Files.write(temporary, bytes);
            move(temporary, file);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Copies a file; makes missing folders. */
    public static void copy(Path from, Path to) throws IOException {
        Path temporary = temporaryBeside(to);
        try {
            try (InputStream in = RegularFiles.open(from);
                    OutputStream out = Files.newOutputStream(temporary)) {
                in.transferTo(out);
            }
            move(temporary, to);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Moves a file over another, atomically where the file system can. */
    public static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * Makes an empty file beside {@code file}, with the permissions that any new file has: the JDK's own temporary files
     * can be read by their owner alone, and what is moved keeps its permissions.
     */
    public static Path temporaryBeside(Path file) throws IOException {
        String unique = Long.toHexString(ThreadLocalRandom.current().nextLong());
        Path temporary = file.toAbsolutePath().resolveSibling("." + file.getFileName() + "." + unique + ".tmp");
        Files.createDirectories(temporary.getParent());
        return Files.createFile(temporary);
    }

    /** Returns the temporary files in a folder, which are leftovers where nobody is at work; none if there is no folder. */
    public static List<Path> leftIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file ->
                            TEMPORARY.matcher(file.getFileName().toString()).matches() && Files.isRegularFile(file))
                    .toList();
        }
    }
}
