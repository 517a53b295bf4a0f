package io.github.mlmodel.build.fingerprint;

import io.github.mlmodel.model.file.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Evaluations that count for a release, whoever may have written to {@code target}: those that this build has made, and
 * those whose SHA-256 the user's cache holds under the digest of their inputs. Whoever may write to the cache decides.
 */
public final class KnownEvaluations {

    private static final int MOST_ENTRIES = 5_000;

    private final Path folder;
    private final Set<String> made;
    private final int mostEntries;

    /**
     * Prepares; nothing is read yet.
     *
     * @param folder where the cache holds digests, a file each; may not exist
     * @param made what this build has made so far; shared by all its modules
     */
    public KnownEvaluations(Path folder, Set<String> made) {
        this(folder, made, MOST_ENTRIES);
    }

    KnownEvaluations(Path folder, Set<String> made, int mostEntries) {
        this.folder = folder;
        this.made = made;
        this.mostEntries = mostEntries;
    }

    /** Returns whether an evaluation of that SHA-256 came of these inputs. */
    public boolean know(String inputs, String evaluation) {
        return made.contains(entry(inputs, evaluation)) || cached(inputs).equals(Optional.of(evaluation));
    }

    /** Returns whether the cache holds the SHA-256 of an evaluation of these inputs. */
    public boolean knowOneOf(String inputs) {
        return cached(inputs).isPresent();
    }

    /**
     * Takes note of an evaluation that was made.
     *
     * @throws IOException if the cache cannot keep it; this build knows it all the same
     */
    public void keep(String inputs, String evaluation) throws IOException {
        made.add(entry(inputs, evaluation));
        if (!cached(inputs).equals(Optional.of(evaluation))) {
            AtomicFiles.write(folder.resolve(inputs), evaluation + "\n");
            shrink();
        }
    }

    private static String entry(String inputs, String evaluation) {
        return inputs + " " + evaluation;
    }

    /** What cannot be read is not known. */
    private Optional<String> cached(String inputs) {
        try {
            return Optional.of(Files.readString(folder.resolve(inputs)).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void shrink() throws IOException {
        List<Path> entries = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder)) {
            all.filter(file -> !file.getFileName().toString().startsWith(".")).forEach(entries::add);
        }
        if (entries.size() > mostEntries) {
            entries.sort(Comparator.comparing(KnownEvaluations::written));
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
