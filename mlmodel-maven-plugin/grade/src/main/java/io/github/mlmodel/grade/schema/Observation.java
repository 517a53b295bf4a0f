package io.github.mlmodel.grade.schema;

import java.util.List;
import java.util.Objects;

/**
 * What was seen of one rule in data. It holds whatever the rule's bounds and severity are.
 *
 * @param rule the rule's name
 * @param there whether the data has the columns that the rule is about
 * @param count rows that are not as the rule asks of each; or the number that it bounds
 * @param of rows that were looked at
 * @param places the first of these rows, as {@code file:line} with the value where that tells more
 * @param values what these rows have, most frequent first, with their counts
 * @param newest the newest date in seconds since 1970-01-01T00:00Z; NaN where there is none, or none was looked for
 */
public record Observation(
        String rule, boolean there, long count, long of, List<String> places, List<String> values, double newest) {

    /** Refuses what lacks a part, as a damaged file does. */
    public Observation {
        Objects.requireNonNull(rule);
        places = List.copyOf(places);
        values = List.copyOf(values);
    }

    /** Makes one of rows that are not as the rule asks. */
    public Observation(String rule, long count, long of, List<String> places, List<String> values) {
        this(rule, true, count, of, places, values, Double.NaN);
    }

    /** Makes one of a number. */
    public static Observation of(String rule, long count) {
        return new Observation(rule, true, count, count, List.of(), List.of(), Double.NaN);
    }

    /** Makes one of a rule about a column that the data does not have. */
    public static Observation absent(String rule) {
        return new Observation(rule, false, 0, 0, List.of(), List.of(), Double.NaN);
    }
}
