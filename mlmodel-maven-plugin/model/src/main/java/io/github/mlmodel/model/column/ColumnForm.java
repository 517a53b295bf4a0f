package io.github.mlmodel.model.column;

import io.github.mlmodel.model.api.Stable;
import io.github.mlmodel.model.json.JsonSparse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How the texts of a column are written where that is more than the column's kind says. What is of no use to a kind is absent.
 *
 * @param date how its dates are written; of a column of dates alone
 * @param numbers how its numbers are written; absent where that is plainly
 * @param missing texts that mean "no value", beside the empty one: those that the project named, and in columns of numbers and
 *     dates those of {@link MissingWords} that training rows have; there the others of these mean the same
 * @param spellings texts that mean one of its categories, which is written otherwise, each with the category
 */
@Stable(since = "1.0.0")
public record ColumnForm(
        @Nullable DateForm date, @Nullable NumberForm numbers, List<String> missing, Map<String, String> spellings)
        implements JsonSparse {

    /** The form of a column whose kind says all. */
    public static final ColumnForm PLAIN = new ColumnForm(null, null, List.of(), Map.of());

    /** Copies the collections, and sorts the map; what JSON leaves out is empty. */
    public ColumnForm(
            @Nullable DateForm date,
            @Nullable NumberForm numbers,
            @Nullable List<String> missing,
            @Nullable Map<String, String> spellings) {
        this.date = date;
        this.numbers = numbers == null || numbers.isPlain() ? null : numbers;
        this.missing = missing == null ? List.of() : List.copyOf(missing);
        this.spellings = spellings == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(spellings));
    }

    /** Returns the form of a column of dates. */
    public static ColumnForm of(DateForm date) {
        return new ColumnForm(Objects.requireNonNull(date), null, List.of(), Map.of());
    }

    /** Returns the form of a column of numbers. */
    public static ColumnForm of(NumberForm numbers) {
        return new ColumnForm(null, numbers, List.of(), Map.of());
    }

    /** Returns how the column's numbers are written. */
    public NumberForm numbersOrPlain() {
        return numbers == null ? NumberForm.PLAIN : numbers;
    }

    /** Returns the same form with other texts that mean "no value". */
    public ColumnForm withMissing(List<String> texts) {
        return new ColumnForm(date, numbers, texts, spellings);
    }

    /** Returns the same form with other spellings of categories. */
    public ColumnForm withSpellings(Map<String, String> texts) {
        return new ColumnForm(date, numbers, missing, texts);
    }
}
