package io.github.mlmodel.build.fingerprint;

import io.github.mlmodel.files.AtomicFiles;
import io.github.mlmodel.files.Folders;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.model.file.RegularFiles;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Trained models by fingerprint, kept outside {@code target} so that {@code mvn clean} does not lose them. Entries are
 * written whole; one whose bytes are not the recorded ones is a miss and is removed, one that cannot be read is a miss and stays; beyond the limit those used longest
 * ago go first. Trouble with the folder fails nothing.
 */
public final class ModelCache {

    private static final List<ModelFile> FILES = ModelFile.those(ModelFile::isCached);
    private static final String UNFINISHED = ".new";

    /** How the names of files begin that have the held-back rows of a model. */
    private static final String ROWS = "rows-";

    /** A training that was interrupted is gone on with sooner, if ever. */
    private static final Duration ABANDONED = Duration.ofDays(30);

    private final Path folder;
    private final long maxBytes;
    private final CacheTrouble trouble;
    private final Clock clock;

    /** Opens the cache in {@code folder}, which may not exist yet, bounded to {@code maxBytes}; nobody hears of trouble. */
    public ModelCache(Path folder, long maxBytes) {
        this(folder, maxBytes, new CacheTrouble(folder, warning -> {}));
    }

    /** Opens the cache in {@code folder}, which may not exist yet, bounded to {@code maxBytes}. */
    public ModelCache(Path folder, long maxBytes, CacheTrouble trouble) {
        this(folder, maxBytes, trouble, Clock.systemUTC());
    }

    ModelCache(Path folder, long maxBytes, CacheTrouble trouble, Clock clock) {
        this.folder = folder;
        this.maxBytes = maxBytes;
        this.trouble = trouble;
        this.clock = clock;
    }

    /**
     * Copies the model of that key into {@code target}, if there is one; the fingerprint goes last.
     *
     * @return whether the model of that key stands there now, with the recorded bytes
     * @throws IOException if {@code target} cannot be written
     */
    public boolean fetch(String key, Path target) throws IOException {
        Path entry = folder.resolve(key);
        try {
            if (!isOf(key, entry)) {
                discard(entry);
                return false;
            }
        } catch (IOException e) {
            // What cannot be read now may be read by the next build.
            trouble.note(e);
            return false;
        }
        for (ModelFile file : FILES) {
            try {
                copy(file, entry, target);
            } catch (FileSystemException e) {
                if (!file.in(entry).toString().equals(e.getFile())) {
                    throw e;
                }
                trouble.note(e);
                return false;
            }
        }
        touch(entry);
        return isOf(key, target);
    }

    /** Returns whether there is a model of that key whose bytes are the recorded ones. */
    public boolean holds(String key) {
        try {
            return isOf(key, folder.resolve(key));
        } catch (IOException e) {
            trouble.note(e);
            return false;
        }
    }

    private static boolean isOf(String key, Path model) throws IOException {
        Path fingerprint = ModelFile.FINGERPRINT.in(model);
        if (Files.isRegularFile(fingerprint)) {
            // What cannot be read is no damage.
            RegularFiles.bytes(fingerprint);
        }
        return RecordedFingerprint.ofWholeModel(model)
                .filter(recorded -> recorded.key().equals(key))
                .isPresent();
    }

    /** Keeps the model in {@code source} under its key, if its bytes are the recorded ones, and removes what is over the limit. */
    public void keep(String key, Path source) {
        try {
            Files.createDirectories(folder);
            Leftovers.delete(entries(ModelCache::isUnfinished), clock);
            if (!isKept(key, source)) {
                put(key, source);
            }
            shrink(key);
        } catch (IOException e) {
            trouble.note(e);
        }
    }

    /**
     * Copies rows that are kept beside the model of that key, if there are those of these inputs.
     *
     * @param inputs the digest of everything that decides the rows
     * @return whether {@code target} has them now, with the bytes that were kept
     * @throws IOException if {@code target} cannot be written
     */
    public boolean fetchRows(String key, String inputs, Path target) throws IOException {
        Optional<Path> kept = rowsOf(key).stream()
                .filter(file -> file.getFileName().toString().startsWith(ROWS + inputs))
                .findFirst();
        if (kept.isEmpty()) {
            return false;
        }
        AtomicFiles.copy(kept.get(), target);
        if (rowsName(inputs, Digest.of(target)).equals(kept.get().getFileName().toString())) {
            return true;
        }
        discard(kept.get());
        return false;
    }

    /** Keeps rows beside the model of that key, if it is kept itself, in place of those of other inputs. */
    public void keepRows(String key, String inputs, Path rows) {
        try {
            if (!Files.isDirectory(folder.resolve(key))) {
                return;
            }
            String name = rowsName(inputs, Digest.of(rows));
            for (Path other : rowsOf(key)) {
                Folders.delete(other);
            }
            AtomicFiles.copy(rows, folder.resolve(key).resolve(name));
            shrink(key);
        } catch (IOException e) {
            trouble.note(e);
        }
    }

    /**
     * Copies compiled code that this user has kept, if there is that of these inputs.
     *
     * @param inputs the digest of everything that decides it
     * @return whether {@code target} has it now, with the bytes that were kept
     * @throws IOException if {@code target} cannot be written
     */
    public boolean fetchClasses(String inputs, Path target) throws IOException {
        try {
            Path mine = Files.createDirectories(target.resolveSibling(""));
            Optional<Path> kept = new KeptClasses(folder).of(inputs, mine);
            return kept.isPresent() && fetchClasses(inputs, kept.get(), target);
        } catch (FileSystemException e) {
            if (e.getFile() == null || !Path.of(e.getFile()).startsWith(folder)) {
                throw e;
            }
            trouble.note(e);
            return false;
        }
    }

    private boolean fetchClasses(String inputs, Path kept, Path target) throws IOException {
        String name = kept.getFileName().toString();
        if (!KeptClasses.name(inputs, target).equals(name)) {
            KeptClasses.copy(kept, target);
        }
        if (KeptClasses.name(inputs, target).equals(name)) {
            touch(kept);
            return true;
        }
        discard(kept);
        return false;
    }

    /** Keeps compiled code, and removes what is over the limit. */
    public void keepClasses(String inputs, Path classes) {
        try {
            Files.createDirectories(folder);
            String name = KeptClasses.name(inputs, classes);
            Path fresh = unfinished();
            try {
                KeptClasses.copy(classes, fresh);
                place(fresh, folder.resolve(name));
            } finally {
                Folders.delete(fresh);
            }
            shrink(name);
        } catch (IOException e) {
            trouble.note(e);
        }
    }

    private static void place(Path fresh, Path entry) throws IOException {
        try {
            AtomicFiles.move(fresh, entry);
        } catch (FileSystemException e) {
            // This build or another one has kept the same already: its name says what is in it.
            if (!Files.isDirectory(entry)) {
                throw e;
            }
        }
    }

    private List<Path> rowsOf(String key) throws IOException {
        Path entry = folder.resolve(key);
        return Files.isDirectory(entry)
                ? Folders.files(entry).stream()
                        .filter(file -> file.getFileName().toString().startsWith(ROWS))
                        .toList()
                : List.of();
    }

    private static String rowsName(String inputs, String digest) {
        return ROWS + inputs + "-" + digest;
    }

    /** Deletes what lies in the cache and is of no use any more. */
    public void discard(Path what) {
        try {
            Folders.delete(what);
        } catch (IOException e) {
            trouble.note(e);
        }
    }

    /** Deletes the folders in a folder that nobody has written into for a month: what no training goes on from any more. */
    public void discardAbandoned(Path what) {
        try {
            Leftovers.delete(Folders.in(what), ABANDONED, clock);
        } catch (IOException e) {
            trouble.note(e);
        }
    }

    /** Another user's entry that is as good as the new one need not, and often cannot, be replaced. */
    private boolean isKept(String key, Path source) throws IOException {
        Optional<RecordedFingerprint> kept = RecordedFingerprint.ofWholeModel(folder.resolve(key));
        return kept.isPresent() && kept.equals(RecordedFingerprint.ofWholeModel(source));
    }

    private void put(String key, Path source) throws IOException {
        Path fresh = unfinished();
        try {
            for (ModelFile file : FILES) {
                if (copy(file, source, fresh)) {
                    AtomicFiles.force(file.in(fresh));
                }
            }
            if (!isOf(key, fresh)) {
                return;
            }
            AtomicFiles.force(fresh);
            Folders.delete(folder.resolve(key));
            rename(fresh, key);
            AtomicFiles.force(folder);
        } finally {
            Folders.delete(fresh);
        }
    }

    /** Not a temporary folder of the JDK's, which its owner alone could read. */
    private Path unfinished() throws IOException {
        return Files.createDirectory(folder.resolve(
                UNFINISHED + Long.toHexString(ThreadLocalRandom.current().nextLong())));
    }

    /** Copies a file that is there, and removes one that is not; returns whether it was there. */
    private static boolean copy(ModelFile file, Path from, Path to) throws IOException {
        if (file.mayBeAbsent() && !Files.exists(file.in(from))) {
            Files.deleteIfExists(file.in(to));
            return false;
        }
        AtomicFiles.copy(file.in(from), file.in(to));
        return true;
    }

    private void rename(Path fresh, String key) throws IOException {
        try {
            AtomicFiles.move(fresh, folder.resolve(key));
        } catch (FileSystemException e) {
            // Another build may have kept the same model in this moment: one is enough.
            if (!holds(key)) {
                throw e;
            }
        }
    }

    private void touch(Path entry) {
        try {
            Files.setLastModifiedTime(entry, FileTime.from(clock.instant()));
        } catch (IOException e) {
            // An entry of another user counts as used when it was kept.
            return;
        }
    }

    private void shrink(String kept) throws IOException {
        List<Path> entries = entries(name -> !name.startsWith("."));
        long total = Stream.concat(entries.stream(), entries(ModelCache::isUnfinished).stream())
                .mapToLong(this::size)
                .sum();
        for (Path entry : entries) {
            if (total <= maxBytes) {
                return;
            }
            if (!entry.getFileName().toString().equals(kept)) {
                total -= size(entry);
                discard(entry);
            }
        }
    }

    /** Returns the entries whose names fit, those used longest ago first. */
    private List<Path> entries(Predicate<String> name) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isDirectory)
                    .filter(path -> name.test(path.getFileName().toString()))
                    .sorted(Comparator.comparing(ModelCache::lastUsed))
                    .toList();
        }
    }

    private static boolean isUnfinished(String name) {
        return name.startsWith(UNFINISHED);
    }

    private long size(Path entry) {
        try {
            return Folders.size(entry);
        } catch (NoSuchFileException e) {
            // Another build has removed or finished it meanwhile.
            return 0;
        } catch (IOException e) {
            trouble.note(e);
            return 0;
        }
    }

    private static FileTime lastUsed(Path entry) {
        try {
            return Files.getLastModifiedTime(entry);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }
}
