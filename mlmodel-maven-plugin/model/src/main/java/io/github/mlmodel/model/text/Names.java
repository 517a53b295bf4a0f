package io.github.mlmodel.model.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Suggests names for misspelt ones, and lists names in messages. */
public final class Names {

    private static final int LISTED = 30;

    /** Nobody misspells a longer name, and comparing takes memory by the product of the lengths. */
    private static final int LONGEST_COMPARED = 200;

    private Names() {}

    /** Returns the known name that is nearest to {@code name}, if one is near enough to be meant. */
    public static Optional<String> nearest(String name, Collection<String> known) {
        if (name.length() > LONGEST_COMPARED) {
            return Optional.empty();
        }
        int limit = Math.max(1, name.length() / 3);
        return known.stream()
                .filter(candidate -> Math.abs(candidate.length() - name.length()) <= limit)
                .filter(candidate -> distance(name, candidate) <= limit)
                .min(Comparator.comparingInt((String candidate) -> distance(name, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Ends a sentence about a misspelt name: {@code ; did you mean 'x'?}, or a full stop when no known name is near. */
    public static String didYouMean(String name, Collection<String> known) {
        return nearest(name, known)
                .map(candidate -> "; did you mean '" + Printable.text(candidate) + "'?")
                .orElse(".");
    }

    /** Returns the same for within a sentence, with a leading blank: {@code (did you mean 'age'?)}, or nothing. */
    public static String meant(String name, Collection<String> known) {
        return nearest(name, known)
                .map(candidate -> " (did you mean '" + Printable.text(candidate) + "'?)")
                .orElse("");
    }

    /** Returns names separated by commas; beyond thirty, says how many were left out. */
    public static String list(Collection<String> names) {
        return Shown.first(LISTED, names.stream().map(Printable::text).toList()).list();
    }

    /** Returns {@code 1 gate} or {@code 2 gates}. */
    public static String count(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    /** Edit distance without regard to case, with neighbouring letters swapped as one edit. */
    private static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[][] edits = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                edits[i][j] = i == 0 ? j : j == 0 ? i : cheapest(edits, a, b, i, j);
            }
        }
        return edits[a.length()][b.length()];
    }

    private static int cheapest(int[][] edits, String a, String b, int i, int j) {
        int replace = edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replace, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, edits[i - 2][j - 2] + 1) : best;
    }
}
