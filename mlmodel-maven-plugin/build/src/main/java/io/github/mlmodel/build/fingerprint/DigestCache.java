package io.github.mlmodel.build.fingerprint;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.data.ImageFolder;
import io.github.mlmodel.files.AtomicFiles;
import io.github.mlmodel.files.Checksum;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Digests of data and sources, remembered by {@link FileState}, so that a build without changes reads no data. A file
 * changed within the last two seconds is read again next time: its time may not tell two changes apart.
 *
 * <p>Whoever asks twice is given the same digest twice: what a goal decides by and what it compares with later are one. So
 * it is not for files that a goal writes. What is shipped is never asked for here, but digested anew.
 */
public final class DigestCache {

    private static final long SETTLED_NANOS = 2_000_000_000L;
    private static final int MOST_ENTRIES = 5_000;
    private static final int FORMAT = 2;

    private final Path file;
    private final CacheTrouble trouble;
    private final Clock clock;
    private final Map<String, Entry> entries = new TreeMap<>();
    private final Map<Path, Sums> given = new HashMap<>();
    private boolean changed;

    /**
     * What was known of a file.
     *
     * @param state of a file, what its system said of it; of a folder, a digest over that of its files
     * @param sums what was found by reading
     */
    record Entry(String state, Sums sums) {

        /** Refuses what a damaged file lacks. */
        Entry {
            Objects.requireNonNull(state);
            Objects.requireNonNull(sums);
        }
    }

    /**
     * What one reading of the bytes gave.
     *
     * @param digest SHA-256
     * @param checksum {@link Checksum}
     */
    record Sums(String digest, String checksum) {

        /** Refuses what a damaged file lacks. */
        Sums {
            Objects.requireNonNull(digest);
            Objects.requireNonNull(checksum);
        }

        static Sums of(DataFile file) throws IOException {
            Digest digest = new Digest();
            Checksum checksum = new Checksum();
            byte[] buffer = new byte[1 << 16];
            try (InputStream in = file.open()) {
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    digest.addBytes(buffer, 0, n);
                    checksum.add(buffer, 0, n);
                }
            }
            return new Sums(digest.hex(), checksum.text());
        }
    }

    record Entries(int format, Map<String, Entry> files) {}

    /** Opens a cache that is kept in {@code file}; nobody hears of trouble with it. */
    public DigestCache(Path file) {
        this(file, Clock.systemUTC());
    }

    DigestCache(Path file, Clock clock) {
        this(file, new CacheTrouble(file, warning -> {}), clock);
    }

    /** Opens a cache that is kept in {@code file}; one that cannot be read is as good as an empty one. */
    public DigestCache(Path file, CacheTrouble trouble) {
        this(file, trouble, Clock.systemUTC());
    }

    DigestCache(Path file, CacheTrouble trouble, Clock clock) {
        this.file = file;
        this.trouble = trouble;
        this.clock = clock;
        Optional<Entries> known = trouble.read(file, Entries.class);
        known.filter(entries -> entries.format() == FORMAT)
                .map(Entries::files)
                .filter(files -> files.size() <= MOST_ENTRIES)
                .ifPresent(entries::putAll);
    }

    /** Returns the SHA-256 of a file that is no data. */
    public String digest(Path path) {
        return digest(new DataFile(path.toString(), path));
    }

    /**
     * Returns a file's SHA-256; of a folder, one over the relative path and the SHA-256 of every file in it.
     *
     * @throws io.github.mlmodel.model.MlModelException if it, or a file in it, is outside its checkout
     */
    public String digest(DataFile file) {
        return sums(file).digest();
    }

    /** Returns the {@link Checksum} of the bytes that {@link #digest} is of; of a folder, a digest over those of its files. */
    public String checksum(DataFile file) {
        return sums(file).checksum();
    }

    private Sums sums(DataFile file) {
        try {
            Path real = file.place().toRealPath();
            @Nullable Sums known = given.get(real);
            Sums sums = known != null ? known : Files.isDirectory(real) ? ofFolder(real, file) : ofFile(real, file);
            given.put(real, sums);
            return sums;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the files and folders of which digests were asked for, with all links followed. */
    public Set<Path> read() {
        return Set.copyOf(given.keySet());
    }

    /**
     * Returns the files of which other bytes were read than this has given digests of: those with another digest, those that
     * came later, and those that had gone.
     *
     * @param folder where the files are
     * @param read SHA-256 of what was read of each
     */
    public List<Path> differing(Path folder, Map<Path, String> read) throws IOException {
        List<Path> differing = new ArrayList<>();
        Set<Path> seen = new HashSet<>();
        for (Map.Entry<Path, String> entry : read.entrySet()) {
            Path real = real(entry.getKey());
            seen.add(real);
            @Nullable Sums sums = given.get(real);
            if (sums == null || !sums.digest().equals(entry.getValue())) {
                differing.add(entry.getKey());
            }
        }
        Path below = real(folder);
        for (Path file : given.keySet()) {
            if (file.startsWith(below) && !seen.contains(file)) {
                differing.add(folder.resolve(below.relativize(file).toString()));
            }
        }
        differing.sort(Comparator.naturalOrder());
        return differing;
    }

    /** Forgets a file, or a file in a folder, whose bytes are not those that its remembered digest is of. */
    public void forget(Path path) throws IOException {
        Path real = real(path);
        given.keySet().removeIf(real::startsWith);
        changed |= entries.keySet().removeIf(name -> real.startsWith(Path.of(name)));
    }

    private static Path real(Path path) throws IOException {
        return Files.exists(path) ? path.toRealPath() : path.toAbsolutePath().normalize();
    }

    private Sums ofFile(Path real, DataFile file) throws IOException {
        return known(real, () -> State.of(FileState.of(real)), () -> Sums.of(file));
    }

    /** One entry for all its files, which may be many. */
    private Sums ofFolder(Path real, DataFile folder) throws IOException {
        List<String> files = ImageFolder.files(folder);
        return known(real, () -> stateOfFolder(real, files), () -> {
            List<String> digests = new ArrayList<>();
            List<String> checksums = new ArrayList<>();
            for (String file : files) {
                Sums sums = Sums.of(folder.file(file));
                digests.add(sums.digest());
                checksums.add(sums.checksum());
            }
            return new Sums(ImageFolder.digest(files, digests), ImageFolder.digest(files, checksums));
        });
    }

    private static State stateOfFolder(Path real, List<String> files) throws IOException {
        Digest all = new Digest();
        long newest = 0;
        for (String file : files) {
            FileState state = FileState.of(real.resolve(file));
            all.add(file).add(state.toString());
            newest = Math.max(newest, state.newest());
        }
        return new State(all.hex(), newest);
    }

    private record State(String text, long newest) {

        static State of(FileState file) {
            return new State(file.toString(), file.newest());
        }
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    private Sums known(Path real, Reading<State> state, Reading<Sums> sums) throws IOException {
        State before = state.read();
        @Nullable Entry known = entries.get(real.toString());
        if (known != null && known.state().equals(before.text())) {
            return known.sums();
        }
        Sums read = sums.read();
        long now = clock.millis() * 1_000_000L;
        if (now - before.newest() > SETTLED_NANOS && state.read().equals(before)) {
            entries.put(real.toString(), new Entry(before.text(), read));
            changed = true;
        }
        return read;
    }

    /** Writes what was learnt; without it, the next build reads its data once more. */
    public void save() {
        if (!changed) {
            return;
        }
        try {
            AtomicFiles.writeLasting(file, Json.write(new Entries(FORMAT, entries)));
            Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
            Leftovers.delete(AtomicFiles.leftIn(folder), clock);
            changed = false;
        } catch (IOException e) {
            trouble.note(e);
        }
    }
}
