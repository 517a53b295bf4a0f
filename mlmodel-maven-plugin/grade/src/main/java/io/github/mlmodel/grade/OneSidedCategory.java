package io.github.mlmodel.grade;

import io.github.mlmodel.grade.drift.CategoryCount;
import io.github.mlmodel.grade.drift.CategoryStatistics;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * A category that only one side has, though by its number of rows there the other one should have some, too.
 *
 * @param column its column
 * @param category the category
 * @param trained whether it is the side of the training rows that has it
 * @param rows how many rows have it there
 */
public record OneSidedCategory(String column, String category, boolean trained, long rows) {

    /** Refuses what lacks a part, as a damaged file does. */
    public OneSidedCategory {
        Objects.requireNonNull(column);
        Objects.requireNonNull(category);
    }

    /** The logarithm of a million: where rows are divided by chance, one category of a million is said to be one-sided. */
    private static final double EVIDENCE = 13.8155;

    /**
     * Returns the categories of a column that one side lacks.
     *
     * @param training what is recorded of the training rows
     * @param heldBack held-back rows by category
     */
    public static List<OneSidedCategory> of(CategoryStatistics training, Map<String, Long> heldBack) {
        String column = training.name();
        double trainingRows =
                training.counts().stream().mapToLong(Long::longValue).sum();
        double heldBackRows =
                heldBack.values().stream().mapToLong(Long::longValue).sum();
        double share = heldBackRows / (trainingRows + heldBackRows);
        List<OneSidedCategory> found = new ArrayList<>();
        Set<String> recorded = new HashSet<>();
        for (CategoryCount category : training.categories()) {
            recorded.add(category.category());
            if (!heldBack.containsKey(category.category()) && evidence(0, category.rows(), share) >= EVIDENCE) {
                found.add(new OneSidedCategory(column, category.category(), true, category.rows()));
            }
        }
        new TreeMap<>(heldBack).forEach((category, rows) -> {
            long trained = training.mostUnrecorded();
            if (!recorded.contains(category)
                    && rows > share * (rows + trained)
                    && evidence(rows, trained, share) >= EVIDENCE) {
                found.add(new OneSidedCategory(column, category, false, rows));
            }
        });
        return found;
    }

    /**
     * Returns the logarithm of how improbable it is by chance, at least, that so many of some rows are held back or still more
     * unlikely numbers of them (Chernoff's bound).
     */
    private static double evidence(long heldBack, long trained, double share) {
        double rows = heldBack + trained;
        return part(heldBack, heldBack / rows / share) + part(trained, trained / rows / (1 - share));
    }

    private static double part(long rows, double ratio) {
        return rows == 0 ? 0 : rows * StrictMath.log(ratio);
    }
}
