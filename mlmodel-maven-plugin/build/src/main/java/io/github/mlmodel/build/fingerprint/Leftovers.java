package io.github.mlmodel.build.fingerprint;

import io.github.mlmodel.files.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What killed builds left half done in the cache, where other builds are at work meanwhile. */
final class Leftovers {

    /** A build that lives writes on; no single file of a model takes that long. */
    private static final Duration DEAD = Duration.ofHours(1);

    private Leftovers() {}

    /** Deletes those of some files and folders in which nothing was written for an hour. */
    static void delete(List<Path> unfinished, Clock clock) throws IOException {
        delete(unfinished, DEAD, clock);
    }

    /** Deletes those of some files and folders in which nothing was written for so long. */
    static void delete(List<Path> unfinished, Duration silence, Clock clock) throws IOException {
        Instant limit = clock.instant().minus(silence);
        for (Path path : unfinished) {
            if (lastWritten(path).isBefore(limit)) {
                Folders.delete(path);
            }
        }
    }

    private static Instant lastWritten(Path path) throws IOException {
        try {
            Instant newest = Files.getLastModifiedTime(path).toInstant();
            for (Path file : Folders.files(path)) {
                Instant time = Files.getLastModifiedTime(file).toInstant();
                newest = time.isAfter(newest) ? time : newest;
            }
            return newest;
        } catch (NoSuchFileException e) {
            // Whose it was has finished in this moment.
            return Instant.MAX;
        }
    }
}
