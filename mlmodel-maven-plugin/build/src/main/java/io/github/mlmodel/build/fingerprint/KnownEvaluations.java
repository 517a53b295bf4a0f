package io.github.mlmodel.build.fingerprint;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Evaluations that count for a release, whoever may have written to {@code target}: those that this build has made, and
 * those whose SHA-256 the user's cache holds under the digest of their inputs. Whoever may write to the cache decides.
 */
public final class KnownEvaluations {

    private final CachedTexts digests;
    private final Set<String> made;

    /**
     * Prepares; nothing is read yet.
     *
     * @param folder where the cache holds digests, a file each; may not exist
     * @param made what this build has made so far; shared by all its modules
     */
    public KnownEvaluations(Path folder, Set<String> made) {
        this(new CachedTexts(folder), made);
    }

    KnownEvaluations(CachedTexts digests, Set<String> made) {
        this.digests = digests;
        this.made = made;
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
            digests.keep(inputs, evaluation + "\n");
        }
    }

    private static String entry(String inputs, String evaluation) {
        return inputs + " " + evaluation;
    }

    private Optional<String> cached(String inputs) {
        return digests.find(inputs).map(String::strip);
    }
}
