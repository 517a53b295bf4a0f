package io.github.mlmodel.model.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** The one door to the bytes of files: what is no regular file is named as what it is, and never opened. */
public final class RegularFiles {

    private RegularFiles() {}

    /**
     * Opens a file.
     *
     * @throws ObstacleException if something else stands there
     * @throws java.nio.file.NoSuchFileException if nothing does
     */
    public static InputStream open(Path file) throws IOException {
        require(file);
        return Files.newInputStream(file);
    }

    /**
     * Reads a file into memory.
     *
     * @see #open(Path)
     */
    public static byte[] bytes(Path file) throws IOException {
        require(file);
        return Files.readAllBytes(file);
    }

    /**
     * Reads a text in UTF-8.
     *
     * @see #open(Path)
     */
    public static String text(Path file) throws IOException {
        require(file);
        return Files.readString(file, StandardCharsets.UTF_8);
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
}
