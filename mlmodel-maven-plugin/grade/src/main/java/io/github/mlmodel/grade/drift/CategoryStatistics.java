package io.github.mlmodel.grade.drift;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a column of categories was over training rows.
 *
 * @param name the column's name in the data
 * @param missing how many rows have no value
 * @param categories the most frequent categories, each with its rows, which are {@link Statistics#FEWEST} at least
 * @param other how many rows have a category that is not among these
 */
public record CategoryStatistics(String name, long missing, List<CategoryCount> categories, long other)
        implements ColumnStatistics {

    private static final int MOST_NAMED = 1_000;
    private static final int MOST_UNSEEN = 5;

    /** Copies the list, and refuses what lacks a part, as a damaged file does. */
    public CategoryStatistics {
        Objects.requireNonNull(name);
        categories = List.copyOf(categories);
    }

    /** Describes categories by their numbers of rows. */
    public static CategoryStatistics of(String name, long missing, Map<String, Long> rows) {
        List<CategoryCount> named = frequent(rows, MOST_NAMED);
        long all = rows.values().stream().mapToLong(Long::longValue).sum();
        return new CategoryStatistics(
                name,
                missing,
                named,
                all - named.stream().mapToLong(CategoryCount::rows).sum());
    }

    /** Returns the most frequent categories of which something may be said; of equally frequent ones the first in order. */
    private static List<CategoryCount> frequent(Map<String, Long> rows, int most) {
        return rows.entrySet().stream()
                .filter(category -> category.getValue() >= Statistics.FEWEST)
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .map(category -> new CategoryCount(category.getKey(), category.getValue()))
                .toList();
    }

    /** Returns how many rows a category may have that is not recorded. */
    public long mostUnrecorded() {
        return categories.size() < MOST_NAMED
                ? Statistics.FEWEST
                : categories.get(categories.size() - 1).rows();
    }

    /** Counts other rows, by their categories, by the same categories; what is left over is other. */
    public ColumnToday today(long missingToday, Map<String, Long> rows) {
        Map<String, Long> left = new HashMap<>(rows);
        List<Long> parts = new ArrayList<>();
        for (CategoryCount category : categories) {
            Long found = left.remove(category.category());
            parts.add(found == null ? 0 : found);
        }
        parts.add(left.values().stream().mapToLong(Long::longValue).sum());
        return new ColumnToday(name, missingToday, parts, frequent(left, MOST_UNSEEN));
    }

    @Override
    public List<Long> counts() {
        List<Long> counts = new ArrayList<>();
        categories.forEach(category -> counts.add(category.rows()));
        counts.add(other);
        return counts;
    }

    @Override
    public Distance distance(List<Long> today) {
        return Distance.ofCategories(counts(), today);
    }

    @Override
    public double allowed(DriftThresholds thresholds) {
        return thresholds.categories();
    }
}
