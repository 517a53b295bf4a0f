package io.github.mlmodel.grade.fold;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came out on each part of the training rows, for a model that was trained on the others.
 *
 * @param rows number of rows of each part
 * @param values value by part, by metric, or by metric and class as gates name it ({@code recall[yes]}), sorted; of those that
 *     have one on every part
 */
public record FoldScores(List<Long> rows, Map<String, List<Double>> values) {

    private static final int FEWEST_PARTS = 2;

    /** Copies what it is given, and refuses what lacks a part or a value of one, as a damaged file does. */
    public FoldScores {
        rows = List.copyOf(rows);
        int parts = rows.size();
        if (parts < FEWEST_PARTS
                || values.values().stream()
                        .anyMatch(of -> of.size() != parts || !of.stream().allMatch(Double::isFinite))) {
            throw new IllegalArgumentException("each of two parts or more has a value of each metric");
        }
        Map<String, List<Double>> sorted = new TreeMap<>();
        values.forEach((name, ofParts) -> sorted.put(name, List.copyOf(ofParts)));
        values = Collections.unmodifiableMap(sorted);
    }

    /**
     * Takes the parts together.
     *
     * @param rows number of rows of each part
     * @param parts value by metric of each part
     */
    public static FoldScores of(List<Long> rows, List<Map<String, Double>> parts) {
        Map<String, List<Double>> values = new TreeMap<>();
        for (String name : parts.get(0).keySet()) {
            List<Double> ofParts = parts.stream()
                    .map(part -> part.getOrDefault(name, Double.NaN))
                    .filter(Double::isFinite)
                    .toList();
            if (ofParts.size() == parts.size()) {
                values.put(name, ofParts);
            }
        }
        return new FoldScores(rows, values);
    }

    /** Returns the number of rows of all parts. */
    public long allRows() {
        return rows.stream().mapToLong(Long::longValue).sum();
    }
}
