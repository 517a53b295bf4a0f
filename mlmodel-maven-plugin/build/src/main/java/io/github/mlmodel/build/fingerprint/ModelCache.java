package io.github.mlmodel.build.fingerprint;

import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.file.AtomicFiles;
import io.github.mlmodel.model.file.Folders;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Trained models by fingerprint, kept outside {@code target} so that {@code mvn clean} does not lose them. Entries are
 * written whole; one whose bytes are not the recorded ones is a miss and is removed; beyond the limit those used longest
 * ago go first.
 */
public final class ModelCache {

    private static final List<ModelFile> FILES = ModelFile.those(ModelFile::isCached);

    private final Path folder;
    private final long maxBytes;

    /** Opens the cache in {@code folder}, which may not exist yet, bounded to {@code maxBytes}. */
    public ModelCache(Path folder, long maxBytes) {
        this.folder = folder;
        this.maxBytes = maxBytes;
    }

    /**
     * Copies the model of that key into {@code target}, if there is one; the fingerprint goes last.
     *
     * @return whether the model of that key stands there now, with the recorded bytes
     */
    public boolean fetch(String key, Path target) throws IOException {
        Path entry = folder.resolve(key);
        if (!holds(key)) {
            Folders.delete(entry);
            return false;
        }
        for (ModelFile file : FILES) {
            AtomicFiles.copy(file.in(entry), file.in(target));
        }
        Files.setLastModifiedTime(entry, FileTime.from(Instant.now()));
        return isOf(key, target);
    }

    /** Returns whether there is a model of that key whose bytes are the recorded ones. */
    public boolean holds(String key) throws IOException {
        return isOf(key, folder.resolve(key));
    }

    private static boolean isOf(String key, Path model) throws IOException {
        return RecordedFingerprint.ofWholeModel(model)
                .filter(recorded -> recorded.key().equals(key))
                .isPresent();
    }

    /** Keeps the model in {@code source} under its key, if its bytes are the recorded ones, and removes what is over the limit. */
    public void keep(String key, Path source) throws IOException {
        Files.createDirectories(folder);
        Path temporary = Files.createTempDirectory(folder, ".new");
        try {
            for (ModelFile file : FILES) {
                Files.copy(file.in(source), file.in(temporary));
            }
            if (!isOf(key, temporary)) {
                return;
            }
            Folders.delete(folder.resolve(key));
            Files.move(temporary, folder.resolve(key));
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            // Another build has kept the same model in this moment: one is enough.
            return;
        } finally {
            Folders.delete(temporary);
        }
        shrink(key);
    }

    private void shrink(String kept) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder)) {
            all.filter(Files::isDirectory)
                    .filter(path -> !path.getFileName().toString().startsWith("."))
                    .forEach(entries::add);
        }
        entries.sort(Comparator.comparing(ModelCache::lastUsed));
        long total = 0;
        for (Path entry : entries) {
            total += Folders.size(entry);
        }
        for (Path entry : entries) {
            if (total <= maxBytes) {
                return;
            }
            if (!entry.getFileName().toString().equals(kept)) {
                total -= Folders.size(entry);
                Folders.delete(entry);
            }
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
