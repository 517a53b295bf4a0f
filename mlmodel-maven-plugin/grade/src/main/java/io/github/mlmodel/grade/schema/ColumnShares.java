package io.github.mlmodel.grade.schema;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What was seen of a column when its schema was written, for people to read: it asks nothing, and decides nothing.
 *
 * @param missing the share of the rows that had no value
 * @param categories the share of the rows with a value that had a category, by category, sorted; those of a few rows are not among
 *     them
 */
public record ColumnShares(double missing, Map<String, Double> categories) {

    /** Copies and sorts the map. */
    public ColumnShares {
        categories = Collections.unmodifiableMap(new TreeMap<>(categories));
    }

    /** Returns the same of some of the categories. */
    ColumnShares of(Collection<String> some) {
        return new ColumnShares(
                missing,
                categories.entrySet().stream()
                        .filter(share -> some.contains(share.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
