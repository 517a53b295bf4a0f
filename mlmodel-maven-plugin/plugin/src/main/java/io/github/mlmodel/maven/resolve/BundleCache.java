package io.github.mlmodel.maven.resolve;

import io.github.mlmodel.model.file.Digest;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The user's folder of bundles that were fetched, by repository. Beyond its limit those used longest ago go first; what may
 * still be read by a build stays.
 *
 * @param folder the folder, which may not exist yet
 * @param maxBytes how much it keeps
 * @param clock tells when a bundle is used
 */
public record BundleCache(Path folder, long maxBytes, Clock clock) {

    /** A build that has found a bundle reads it until its end. */
    private static final Duration IN_USE = Duration.ofDays(1);

    /** Returns what is kept of one repository. */
    KeptBundles of(String url) {
        return new KeptBundles(folder.resolve(Digest.of(url).substring(0, 16)), this::touch);
    }

    /** Removes what is over the limit. */
    void shrink() throws IOException {
        List<Path> bundles;
        try (Stream<Path> all = Files.walk(folder)) {
            bundles = all.filter(file -> KeptBundles.isBundle(folder, file))
                    .sorted(Comparator.comparing(BundleCache::lastUsed))
                    .toList();
        }
        long total = 0;
        for (Path bundle : bundles) {
            total += size(bundle);
        }
        for (Path bundle : bundles) {
            boolean mayBeRead =
                    lastUsed(bundle).toInstant().isAfter(clock.instant().minus(IN_USE));
            if (total <= maxBytes || mayBeRead) {
                return;
            }
            total -= size(bundle);
            remove(bundle);
        }
    }

    /** A bundle of another user counts as used when it was kept. */
    private void touch(Path bundle) {
        try {
            Files.setLastModifiedTime(bundle, FileTime.from(clock.instant()));
        } catch (IOException e) {
            return;
        }
    }

    private static void remove(Path bundle) throws IOException {
        Files.deleteIfExists(bundle);
        try {
            Files.deleteIfExists(bundle.getParent());
        } catch (DirectoryNotEmptyException e) {
            // The version has another model's.
            return;
        }
    }

    private static long size(Path bundle) throws IOException {
        try {
            return Files.size(bundle);
        } catch (NoSuchFileException e) {
            // Another build has removed it meanwhile.
            return 0;
        }
    }

    private static FileTime lastUsed(Path bundle) {
        try {
            return Files.getLastModifiedTime(bundle);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }
}
