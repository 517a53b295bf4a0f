package io.github.mlmodel.grade.contract;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What is expected of one row.
 *
 * @param row value by column, as an application gives it: a text, a {@link Double}, or {@code null} where it is missing
 * @param expected what the model is to say
 */
public record Expectation(Map<String, ?> row, ExpectedAnswer expected) {

    /** Copies the map, and refuses a row without columns, and values that are neither texts nor numbers. */
    public Expectation {
        row = Collections.unmodifiableMap(new LinkedHashMap<>(row));
        Objects.requireNonNull(expected);
        if (row.isEmpty()) {
            throw new IllegalArgumentException("a row has no columns");
        }
        for (Object value : row.values()) {
            if (value != null
                    && !(value instanceof String)
                    && !(value instanceof Double number && Double.isFinite(number))) {
                throw new IllegalArgumentException("a row has a value that is neither a text nor a finite number");
            }
        }
    }
}
