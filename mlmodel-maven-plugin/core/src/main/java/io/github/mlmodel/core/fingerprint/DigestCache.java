package io.github.mlmodel.core.fingerprint;

import io.github.mlmodel.core.file.AtomicFiles;
import io.github.mlmodel.core.file.Digest;
import io.github.mlmodel.core.file.ImageFolder;
import io.github.mlmodel.core.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
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
     * @param modified time of last change, in nanoseconds since 1970; of a folder, a number made of those of its files
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

    /** Returns a file's SHA-256; of a folder, one over the relative path and the SHA-256 of every file in it. */
    public String digest(Path path) {
        try {
            Path real = path.toRealPath();
            return Files.isDirectory(real) ? ofFolder(real) : ofFile(real);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String ofFile(Path real) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(real, BasicFileAttributes.class);
        return known(real, attributes.size(), nanos(attributes), nanos(attributes), () -> Digest.of(real));
    }

    /** One entry for all its files, which may be many: their sizes and times stand in the place of one time. */
    private String ofFolder(Path real) throws IOException {
        List<String> files = ImageFolder.files(real);
        Digest state = new Digest();
        long size = 0;
        long newest = 0;
        for (String file : files) {
            BasicFileAttributes attributes = Files.readAttributes(real.resolve(file), BasicFileAttributes.class);
            state.add(file).addLong(attributes.size()).addLong(nanos(attributes));
            size += attributes.size();
            newest = Math.max(newest, nanos(attributes));
        }
        return known(real, size, Long.parseUnsignedLong(state.hex().substring(0, 16), 16), newest, () -> {
            Digest digest = new Digest();
            for (String file : files) {
                digest.add(file).add(Digest.of(real.resolve(file)));
            }
            return digest.hex();
        });
    }

    private interface Reading {
        String digest() throws IOException;
    }

    private String known(Path real, long size, long modified, long newest, Reading reading) throws IOException {
        Entry known = entries.get(real.toString());
        if (known != null && known.size() == size && known.modified() == modified) {
            return known.digest();
        }
        String digest = reading.digest();
        long now = System.currentTimeMillis() * 1_000_000L;
        if (now - newest > SETTLED_NANOS) {
            entries.put(real.toString(), new Entry(size, modified, digest));
            changed = true;
        }
        return digest;
    }

    /** Writes what was learnt. */
    public void save() throws IOException {
        if (changed) {
            AtomicFiles.write(file, Json.write(new Entries(entries)));
            changed = false;
        }
    }

    private static long nanos(BasicFileAttributes attributes) {
        var instant = attributes.lastModifiedTime().toInstant();
        return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
    }
}
