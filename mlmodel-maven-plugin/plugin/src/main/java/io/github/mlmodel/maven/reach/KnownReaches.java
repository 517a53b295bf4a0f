package io.github.mlmodel.maven.reach;

import io.github.mlmodel.build.fingerprint.DigestCache;
import io.github.mlmodel.build.fingerprint.EntriesDigest;
import io.github.mlmodel.files.AtomicFiles;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about own code before, so that a build in which nothing changed compiles nothing to know its keys: what
 * it reaches, by the digest of everything that this follows from; and digests of entries, by the digest of their jar.
 */
final class KnownReaches {

    private static final int FORMAT = 1;
    private static final int MOST_REACHES = 500;
    private static final int MOST_JARS = 5_000;

    private final Path file;
    private final DigestCache digests;
    private final Map<String, Reached> reaches = new TreeMap<>();
    private final Map<String, String> entries = new TreeMap<>();
    private boolean changed;

    record ReachesFile(int format, Map<String, Reached> reaches, Map<String, String> entries) {

        /** Refuses what a damaged file lacks. */
        ReachesFile {
            reaches = Map.copyOf(reaches);
            entries = Map.copyOf(entries);
        }
    }

    /** Opens what is kept in {@code file}; one that cannot be read is as good as an empty one. */
    KnownReaches(Path file, DigestCache digests) {
        this.file = file;
        this.digests = digests;
        Optional<ReachesFile> known = Json.readIfWhole(file, ReachesFile.class);
        known.filter(found -> found.format() == FORMAT).ifPresent(found -> {
            reaches.putAll(found.reaches());
            entries.putAll(found.entries());
        });
    }

    @Nullable
    Reached get(String key) {
        return reaches.get(key);
    }

    void put(String key, Reached reached) {
        if (reaches.size() >= MOST_REACHES) {
            reaches.clear();
        }
        reaches.put(key, reached);
        changed = true;
    }

    /** Returns the digest of a library's entries. */
    String entries(Path library) throws IOException {
        if (!Files.isRegularFile(library)) {
            return EntriesDigest.of(library);
        }
        String jar = digests.digest(library);
        @Nullable String known = entries.get(jar);
        if (known != null) {
            return known;
        }
        String digest = EntriesDigest.of(library);
        if (entries.size() >= MOST_JARS) {
            entries.clear();
        }
        entries.put(jar, digest);
        changed = true;
        return digest;
    }

    void save() {
        if (!changed) {
            return;
        }
        try {
            AtomicFiles.write(file, Json.write(new ReachesFile(FORMAT, reaches, entries)));
            changed = false;
        } catch (IOException e) {
            // The next build compiles own code to find it out again.
            return;
        }
    }
}
