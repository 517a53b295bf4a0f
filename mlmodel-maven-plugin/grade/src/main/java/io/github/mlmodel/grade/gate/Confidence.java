package io.github.mlmodel.grade.gate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * How sure a verdict must be: intervals decide, and no longer the values alone.
 *
 * @param level the confidence of the two-sided intervals
 * @param onInconclusive what becomes of a gate whose bound lies in the interval
 */
public record Confidence(double level, OnInconclusive onInconclusive) {

    /** The least level that says more than a toss of a coin, and the highest for which as many rows are drawn as it takes. */
    public static final double LEAST = 0.5;

    /** See {@link #LEAST}. */
    public static final double HIGHEST = 0.99;

    /** Refuses what is no level, as a damaged file may hold. */
    public Confidence {
        if (!isLevel(level)) {
            throw new IllegalArgumentException("a confidence of " + level);
        }
        Objects.requireNonNull(onInconclusive);
    }

    /** Returns whether intervals of that level can be found. */
    public static boolean isLevel(double level) {
        return LEAST <= level && level <= HIGHEST;
    }

    /** What becomes of a gate that the rows do not suffice to judge. */
    public enum OnInconclusive {
        /** It passes. */
        PASS,
        /** It is warned of. */
        WARN,
        /** The grade is not passing. */
        FAIL;

        /** Returns the choice that users write so, if there is one. */
        public static Optional<OnInconclusive> of(String text) {
            return Arrays.stream(values())
                    .filter(choice -> choice.text().equals(text))
                    .findFirst();
        }

        /** Returns how users write the choices. */
        public static List<String> texts() {
            return Arrays.stream(values()).map(OnInconclusive::text).toList();
        }

        /** Returns how users write it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
