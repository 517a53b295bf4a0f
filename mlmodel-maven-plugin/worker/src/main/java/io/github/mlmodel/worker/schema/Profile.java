package io.github.mlmodel.worker.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the values of a column are over all rows. */
final class Profile {

    /** What is wanted of a column. */
    enum Wanted {
        /** How many values are missing. */
        MISSING,
        /** The smallest and the largest number, too. */
        NUMBERS,
        /** The different texts, too. */
        CATEGORIES,
        /** Whether texts are there twice, too. */
        UNIQUE
    }

    private final Wanted wanted;
    private final Map<String, Long> counts = new HashMap<>();
    private final @Nullable RepeatedRows seen;
    private long missing;
    private long values;
    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;
    private boolean repeated;

    Profile(Wanted wanted) {
        this.wanted = wanted;
        this.seen = wanted == Wanted.UNIQUE ? new RepeatedRows() : null;
    }

    Wanted wanted() {
        return wanted;
    }

    void addMissing() {
        missing++;
    }

    void add(String text) {
        values++;
        if (wanted == Wanted.CATEGORIES) {
            counts.merge(text, 1L, Long::sum);
        } else if (seen != null) {
            repeated |= seen.isRepeated(List.of(text));
        }
    }

    /** Takes the number that a value is. */
    void add(double number) {
        if (!Double.isNaN(number)) {
            least = Math.min(least, number);
            most = Math.max(most, number);
        }
    }

    long missing() {
        return missing;
    }

    double least() {
        return least;
    }

    double most() {
        return most;
    }

    /** Returns whether every row has a value of its own. */
    boolean isUnique() {
        return seen != null && !repeated && missing == 0 && values > 1;
    }

    /** Returns the most frequent texts; of equally frequent ones those that come first in the order of texts. */
    List<String> frequent(int limit) {
        List<Map.Entry<String, Long>> sorted = new ArrayList<>(counts.entrySet());
        sorted.sort(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()));
        return sorted.stream().limit(limit).map(Map.Entry::getKey).toList();
    }

    /** Returns the most frequent texts, and those that are known before, however rare they are, if there are any left of them. */
    List<String> frequent(int limit, Collection<String> known) {
        Set<String> texts = new LinkedHashSet<>(frequent(limit));
        known.stream().filter(counts::containsKey).forEach(texts::add);
        return List.copyOf(texts);
    }

    /** Returns in how many rows a text is. */
    long count(String text) {
        return counts.getOrDefault(text, 0L);
    }

    /** Returns the share of the rows with a value that have one of these. */
    double share(Collection<String> texts) {
        long rows = texts.stream().mapToLong(this::count).sum();
        return (double) rows / Math.max(1, values);
    }
}
