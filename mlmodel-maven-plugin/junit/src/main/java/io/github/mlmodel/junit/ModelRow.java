package io.github.mlmodel.junit;

import io.github.mlmodel.grade.contract.RowText;
import io.github.mlmodel.junit.cell.CellText;
import io.github.mlmodel.model.api.Stable;
import io.github.mlmodel.model.column.DecimalText;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A row: a value by column, be it the model's or not, and what was to be predicted. */
@Stable(since = "1.0.0")
public final class ModelRow {

    private final long number;
    private final Map<String, @Nullable Object> values;
    private final @Nullable String actual;

    /** Whether the columns stand in an order that means nothing, as those of a map do. */
    private final boolean unordered;

    ModelRow(long number, Map<String, @Nullable Object> values, @Nullable String actual) {
        this(number, values, actual, false);
    }

    private ModelRow(long number, Map<String, @Nullable Object> values, @Nullable String actual, boolean unordered) {
        this.number = number;
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        this.actual = actual;
        this.unordered = unordered;
    }

    /** Makes a row of values by column, without what is to be predicted. */
    public static ModelRow of(Map<String, ?> values) {
        return of(1, values);
    }

    static ModelRow of(long number, Map<String, ?> values) {
        Map<String, @Nullable Object> given = new LinkedHashMap<>();
        values.forEach((column, value) -> given.put(column, CellText.value(value)));
        return new ModelRow(number, given, null, true);
    }

    /** Returns the row as messages show it: one that was made of a map has these columns first, in their order. */
    ModelRow inOrderOf(List<String> columns) {
        if (!unordered) {
            return this;
        }
        Map<String, @Nullable Object> ordered = new LinkedHashMap<>();
        columns.stream().filter(values::containsKey).forEach(column -> ordered.put(column, values.get(column)));
        new TreeMap<>(values).forEach(ordered::putIfAbsent);
        return new ModelRow(number, ordered, actual);
    }

    /** Returns the row's number among its rows, from 1. */
    public long number() {
        return number;
    }

    /**
     * Returns the values by column: a {@link Double} of a column of numbers, a {@code byte[]} or a
     * {@link java.awt.image.BufferedImage} of images, a {@link String} of others, {@code null} where it is missing.
     */
    public Map<String, @Nullable Object> values() {
        return values;
    }

    /**
     * Returns the value of a column; {@code null} where it is missing.
     *
     * @throws IllegalArgumentException if there is no such column
     */
    public @Nullable Object value(String column) {
        if (!values.containsKey(column)) {
            throw new IllegalArgumentException("The rows have no column '" + Printable.text(column) + "'"
                    + Names.didYouMean(column, values.keySet()) + " Their columns are: " + Names.list(values.keySet())
                    + ".");
        }
        return values.get(column);
    }

    /**
     * Returns the number in a column; NaN where it is missing.
     *
     * @throws IllegalArgumentException if there is no such column, or it has no numbers
     */
    public double number(String column) {
        Object value = value(column);
        if (value == null) {
            return Double.NaN;
        }
        if (value instanceof Number found) {
            return found.doubleValue();
        }
        throw new IllegalArgumentException(
                "Column '" + Printable.text(column) + "' has no numbers: '" + RowText.value(value) + "'.");
    }

    /**
     * Returns what was to be predicted: the label, or the number's text.
     *
     * @throws IllegalStateException if the row does not say
     */
    public String actual() {
        if (actual == null) {
            throw new IllegalStateException("Row " + number + " does not say what is to be predicted.");
        }
        return actual;
    }

    /**
     * Returns the number that was to be predicted.
     *
     * @throws IllegalStateException if the row does not say, or says no number
     */
    public double actualNumber() {
        double found = DecimalText.parse(actual());
        if (Double.isNaN(found)) {
            throw new IllegalStateException(
                    "Row " + number + " says '" + Printable.text(actual()) + "', which is no number.");
        }
        return found;
    }

    /** Returns whether it says what was to be predicted. */
    public boolean hasActual() {
        return actual != null;
    }

    /**
     * Returns the row with another value.
     *
     * @throws IllegalArgumentException if there is no such column
     */
    public ModelRow with(String column, @Nullable Object other) {
        var unused = value(column);
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(values);
        changed.put(column, CellText.value(other));
        return new ModelRow(number, changed, actual, unordered);
    }

    /** Returns its number and its first values. */
    @Override
    public String toString() {
        return RowText.of(number, values);
    }
}
