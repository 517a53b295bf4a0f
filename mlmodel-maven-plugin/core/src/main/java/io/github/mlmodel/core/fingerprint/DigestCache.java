package io.github.mlmodel.core.fingerprint;

import io.github.mlmodel.core.file.AtomicFiles;
import io.github.mlmodel.core.file.Digest;
import io.github.mlmodel.core.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Digests of files, remembered by path, size and time of last change, so that a build without changes reads no data. A
 * file changed within the last two seconds is read again next time: its time may not tell two changes apart.
 */
public final class DigestCache {

    private static final long SETTLED_NANOS = 2_000_000_000L;
    private static final int MOST_ENTRIES = 5_000;

    private final Path file;
    private final Map<String, Entry> entries = new TreeMap<>();
    private boolean changed;

    /**
     * What was known of a file.
     *
     * @param size bytes
     * @param modified time of last change, in nanoseconds since 1970
     * @param digest SHA-256
     */
    record Entry(long size, long modified, String digest) {}

    record Entries(Map<String, Entry> files) {}

    /** Opens a cache that is kept in {@code file}; one that cannot be read is as good as an empty one. */
    public DigestCache(Path file) {
        this.file = file;
        Optional<Entries> known = Json.readIfWhole(file, Entries.class);
        known.map(Entries::files).filter(files -> files.size() <= MOST_ENTRIES).ifPresent(entries::putAll);
    }

    /** Returns a file's SHA-256. */
    public String digest(Path path) {
        try {
            Path real = path.toRealPath();
            BasicFileAttributes attributes = Files.readAttributes(real, BasicFileAttributes.class);
            long modified = nanos(attributes);
            Entry known = entries.get(real.toString());
            if (known != null && known.size() == attributes.size() && known.modified() == modified) {
                return known.digest();
            }
            String digest = Digest.of(real);
            remember(real, new Entry(attributes.size(), modified, digest));
            return digest;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes what was learnt. */
    public void save() throws IOException {
        if (changed) {
            AtomicFiles.write(file, Json.write(new Entries(entries)));
            changed = false;
        }
    }

    private void remember(Path real, Entry entry) {
        long now = System.currentTimeMillis() * 1_000_000L;
        if (now - entry.modified() > SETTLED_NANOS) {
            entries.put(real.toString(), entry);
            changed = true;
        }
    }

    private static long nanos(BasicFileAttributes attributes) {
        var instant = attributes.lastModifiedTime().toInstant();
        return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
    }
}
