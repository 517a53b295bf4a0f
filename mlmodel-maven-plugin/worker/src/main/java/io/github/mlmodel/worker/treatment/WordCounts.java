package io.github.mlmodel.worker.treatment;

import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.model.text.Shown;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Words that mean "no value", with how often each was found.
 *
 * @param counts values by word as it is written in the data
 */
public record WordCounts(Map<String, Long> counts) {

    /** No word. */
    public static final WordCounts NONE = new WordCounts(Map.of());

    /** Copies the map. */
    public WordCounts {
        counts = Map.copyOf(counts);
    }

    /** Returns the number of values. */
    public long values() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Returns {@code 'NA' (12), '-' (1)}, the most frequent first. */
    public String list() {
        List<String> texts = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(word -> "'" + Printable.text(word.getKey()) + "' (" + word.getValue() + ")")
                .toList();
        return Shown.of(texts).list();
    }

    /** Returns these words with another count of them. */
    public WordCounts with(WordCounts other) {
        Map<String, Long> sum = new TreeMap<>(counts);
        other.counts.forEach((word, count) -> sum.merge(word, count, Long::sum));
        return new WordCounts(sum);
    }
}
