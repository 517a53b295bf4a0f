package io.github.mlmodel.model.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Optional;

/**
 * The one door to the bytes of files: what is no regular file is named as what it is, and never opened; and a failure to
 * read names the file, which the system's own words ("Input/output error") do not.
 */
public final class RegularFiles {

    private static final int BUFFER = 1 << 16;

    private RegularFiles() {}

    /**
     * Opens a file.
     *
     * @throws ObstacleException if something else stands there
     * @throws java.nio.file.NoSuchFileException if nothing does
     */
    public static InputStream open(Path file) throws IOException {
        require(file);
        return new Named(file, Files.newInputStream(file));
    }

    /**
     * Opens a file that is no link.
     *
     * @see #open(Path)
     */
    public static InputStream openItself(Path file) throws IOException {
        require(file);
        return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Reads a file into memory.
     *
     * @see #open(Path)
     */
    public static byte[] bytes(Path file) throws IOException {
        require(file);
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw at(file, e);
        }
    }

    /** Returns whether two files have the same bytes. */
    public static boolean areEqual(Path a, Path b) throws IOException {
        if (Files.size(a) != Files.size(b)) {
            return false;
        }
        try (InputStream left = open(a);
                InputStream right = open(b)) {
            byte[] bytes = left.readNBytes(BUFFER);
            while (bytes.length > 0) {
                if (!Arrays.equals(bytes, right.readNBytes(BUFFER))) {
                    return false;
                }
                bytes = left.readNBytes(BUFFER);
            }
            return right.read() < 0;
        }
    }

    /**
     * Reads a text in UTF-8.
     *
     * @see #open(Path)
     */
    public static String text(Path file) throws IOException {
        require(file);
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            throw e;
        } catch (IOException e) {
            throw at(file, e);
        }
    }

    /**
     * Complains if a path is no regular file.
     *
     * @see #open(Path)
     */
    public static void require(Path file) throws IOException {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(file, BasicFileAttributes.class);
        } catch (IOException e) {
            Optional<Obstacle> obstacle = Obstacle.at(file);
            if (obstacle.isPresent() && obstacle.get().kind() != Obstacle.Kind.NOTHING) {
                throw new ObstacleException(file, obstacle.get());
            }
            throw e;
        }
        Optional<Obstacle> obstacle = Obstacle.of(attributes);
        if (obstacle.isPresent()) {
            throw new ObstacleException(file, obstacle.get());
        }
    }

    /** Returns a failure that names the file, which those of reading and writing bytes do not. */
    public static IOException at(Path file, IOException failure) {
        if (failure instanceof FileSystemException) {
            return failure;
        }
        FileSystemException named = new FileSystemException(file.toString(), null, failure.getMessage());
        named.initCause(failure);
        return named;
    }

    private static final class Named extends FilterInputStream {

        private final Path file;

        private Named(Path file, InputStream in) {
            super(in);
            this.file = file;
        }

        @Override
        public int read() throws IOException {
            try {
                return super.read();
            } catch (IOException e) {
                throw at(file, e);
            }
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            try {
                return super.read(target, offset, length);
            } catch (IOException e) {
                throw at(file, e);
            }
        }
    }
}
