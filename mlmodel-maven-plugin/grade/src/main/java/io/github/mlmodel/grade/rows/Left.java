package io.github.mlmodel.grade.rows;

import java.util.Objects;

/** Something that is left for tests, or why it is not. */
public sealed interface Left permits Left.There, Left.Absent {

    /**
     * It is there.
     *
     * @param file the file's name
     * @param sha256 the digest of the file
     * @param name what it is, in words: {@code datasets/churn.csv (20 % held back)}, or the coordinates of a bundle
     */
    record There(String file, String sha256, String name) implements Left {

        /** Refuses what lacks a part, as a damaged file does. */
        public There {
            Objects.requireNonNull(file);
            Objects.requireNonNull(sha256);
            Objects.requireNonNull(name);
        }
    }

    /**
     * It is not.
     *
     * @param reason why, as a clause
     */
    record Absent(String reason) implements Left {

        /** Refuses what lacks a part, as a damaged file does. */
        public Absent {
            Objects.requireNonNull(reason);
        }
    }
}
