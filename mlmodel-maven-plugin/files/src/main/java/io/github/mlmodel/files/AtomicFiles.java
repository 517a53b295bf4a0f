package io.github.mlmodel.files;

import io.github.mlmodel.model.file.Obstacle;
import io.github.mlmodel.model.file.ObstacleException;
import io.github.mlmodel.model.file.RegularFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Files that are written whole or not at all: into a temporary file beside the final one, then renamed. A rename that the
 * file system refuses is an error, because a copy in its place could be seen half done.
 */
public final class AtomicFiles {

    private static final Pattern TEMPORARY = Pattern.compile("\\..+\\.[0-9a-f]{1,16}\\.tmp");

    private AtomicFiles() {}

    /** Forces a file or a folder to its disk. */
    @FunctionalInterface
    interface Forcing {

        void force(Path path) throws IOException;
    }

    /** Writes a text in UTF-8; makes missing folders. */
    public static void write(Path file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes bytes; makes missing folders. */
    public static void write(Path file, byte[] bytes) throws IOException {
        put(file, temporary -> Files.write(temporary, bytes), path -> {});
    }

    /** Writes a text in UTF-8 that must last: it is on the disk when this returns, with its name. */
    public static void writeLasting(Path file, String text) throws IOException {
        writeLasting(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes bytes that must last: they are on the disk when this returns, with the file's name. */
    public static void writeLasting(Path file, byte[] bytes) throws IOException {
        writeLasting(file, bytes, AtomicFiles::force);
    }

    static void writeLasting(Path file, byte[] bytes, Forcing forcing) throws IOException {
        put(file, temporary -> Files.write(temporary, bytes), forcing);
    }

    /** Copies a file; makes missing folders. */
    public static void copy(Path from, Path to) throws IOException {
        try (InputStream in = RegularFiles.open(from)) {
            put(
                    to,
                    temporary -> {
                        try (OutputStream out = Files.newOutputStream(temporary)) {
                            in.transferTo(out);
                        }
                    },
                    path -> {});
        }
    }

    /** What fills a file. */
    @FunctionalInterface
    private interface Content {

        void writeTo(Path file) throws IOException;
    }

    private static void put(Path file, Content content, Forcing forcing) throws IOException {
        Path temporary = temporaryBeside(file);
        try {
            content.writeTo(temporary);
            forcing.force(temporary);
            move(temporary, file);
            forcing.force(Objects.requireNonNull(temporary.getParent()));
        } catch (IOException e) {
            throw RegularFiles.at(file, e);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /**
     * Forces what was written into a file, or a folder's names, to the disk. A folder that its system cannot open or force
     * (Windows, some file systems of a network) is left as it is.
     */
    public static void force(Path path) throws IOException {
        boolean folder = Files.isDirectory(path);
        try (FileChannel channel =
                FileChannel.open(path, folder ? StandardOpenOption.READ : StandardOpenOption.WRITE)) {
            channel.force(true);
        } catch (IOException e) {
            if (!folder) {
                throw RegularFiles.at(path, e);
            }
        }
    }

    /**
     * Renames a file or folder, in the place of another file.
     *
     * @throws ObstacleException if a folder stands in the place of a file
     * @throws java.nio.file.AtomicMoveNotSupportedException if both are not on one file system
     */
    public static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            throw e;
        } catch (FileSystemException e) {
            if (Files.isDirectory(to, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(from)) {
                throw new ObstacleException(to, Obstacle.folderInTheWay());
            }
            throw e;
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
