package io.github.mlmodel.build.fingerprint;

import io.github.mlmodel.files.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Short texts of earlier builds by digest, kept outside {@code target}; those written longest ago go first. */
public final class CachedTexts {

    private static final int MOST_ENTRIES = 5_000;

    private final Path folder;
    private final int mostEntries;

    /**
     * Prepares; nothing is read yet.
     *
     * @param folder where they are, a file each; may not exist
     */
    public CachedTexts(Path folder) {
        this(folder, MOST_ENTRIES);
    }

    CachedTexts(Path folder, int mostEntries) {
        this.folder = folder;
        this.mostEntries = mostEntries;
    }

    /** Returns the text of a digest; what cannot be read is not there. */
    public Optional<String> find(String digest) {
        try {
            return Optional.of(Files.readString(folder.resolve(digest)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Keeps a text.
     *
     * @throws IOException if it cannot be kept
     */
    public void keep(String digest, String text) throws IOException {
        AtomicFiles.write(folder.resolve(digest), text);
        shrink();
    }

    private void shrink() throws IOException {
        List<Path> entries = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder)) {
            all.filter(file -> !file.getFileName().toString().startsWith(".")).forEach(entries::add);
        }
        if (entries.size() > mostEntries) {
            entries.sort(Comparator.comparing(CachedTexts::written));
            for (Path entry : entries.subList(0, entries.size() - mostEntries)) {
                Files.deleteIfExists(entry);
            }
        }
    }

    private static long written(Path entry) {
        try {
            return Files.getLastModifiedTime(entry).toMillis();
        } catch (IOException e) {
            return 0;
        }
    }
}
