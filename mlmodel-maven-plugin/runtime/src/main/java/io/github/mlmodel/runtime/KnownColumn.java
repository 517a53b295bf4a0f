package io.github.mlmodel.runtime;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.ColumnType;
import io.github.mlmodel.model.column.SeenValues;
import io.github.mlmodel.model.column.Spellings;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.runtime.column.BatchColumns;
import io.github.mlmodel.runtime.column.BatchMeaning;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A column and what its values were in training.
 *
 * @param schema the column
 * @param input what the graph takes it as
 * @param known the categories that the model tells apart; empty where it does not look them up
 */
record KnownColumn(ColumnSchema schema, ColumnType input, Set<String> known) {

    private static final double SMALLEST_PLAIN = 1e-6;

    private static final double LARGEST_PLAIN = 1e16;

    /** Whole numbers below are what they are written as, whether in float or double. */
    private static final double MOST_EXACT = 1 << 24;

    static KnownColumn of(ColumnSchema schema, ColumnType input) {
        Set<String> known =
                schema.seen() instanceof SeenValues.Categories categories ? spelt(categories.known()) : Set.of();
        return new KnownColumn(schema, input, known);
    }

    /** As the graph knows them: decimals are one number only where all are numbers. */
    private static Set<String> spelt(List<String> known) {
        boolean numbers = known.stream().allMatch(text -> Spellings.number(text).isPresent());
        return known.stream()
                .flatMap(text -> numbers || Spellings.isWhole(text)
                        ? Stream.concat(Stream.of(text), Spellings.ofNumber(text).stream())
                        : Stream.of(text))
                .collect(Collectors.toSet());
    }

    /** Returns what is the matter with a row's value, if anything is. */
    @Nullable
    Doubt doubt(BatchColumns batch, int row) {
        return switch (schema.kind()) {
            case NUMERIC, DATE -> ofNumber(BatchMeaning.numbers(batch, schema).applyAsDouble(row));
            case CATEGORICAL, TEXT -> ofText(BatchMeaning.texts(batch, schema).apply(row));
            case IMAGE -> null;
        };
    }

    private @Nullable Doubt ofNumber(double value) {
        if (Double.isNaN(value)) {
            return missing();
        }
        boolean beyond = schema.seen() instanceof SeenValues.Range range && isBeyond(value, range);
        return beyond
                ? doubt(Doubt.Kind.OUT_OF_RANGE, "is " + text(value) + ", and was " + rangeText() + " in training")
                : null;
    }

    /** To the graph, numbers that are one float are one number. */
    private boolean isBeyond(double value, SeenValues.Range range) {
        return input == ColumnType.FLOAT
                ? (float) value < (float) range.smallest() || (float) value > (float) range.largest()
                : value < range.smallest() || value > range.largest();
    }

    private String rangeText() {
        if (!(schema.seen() instanceof SeenValues.Range range)) {
            return "";
        }
        return range.smallest() == range.largest()
                ? "always " + text(range.smallest())
                : text(range.smallest()) + " to " + text(range.largest());
    }

    private @Nullable Doubt ofText(String given) {
        if (given.isEmpty() || schema.form().missing().contains(given)) {
            return missing();
        }
        String text = schema.form().spellings().getOrDefault(given, given);
        boolean looksUp = schema.seen() instanceof SeenValues.Categories;
        return looksUp && !known.contains(text)
                ? doubt(
                        Doubt.Kind.UNKNOWN,
                        "is '" + Printable.text(text) + "', a category that the model does not know"
                                + Names.meant(text, known))
                : null;
    }

    private Doubt missing() {
        return doubt(Doubt.Kind.MISSING, "is missing");
    }

    private Doubt doubt(Doubt.Kind kind, String clause) {
        return new Doubt(schema.name(), kind, "column '" + Printable.text(schema.name()) + "' " + clause);
    }

    /** Returns a number in the shortest form that is the same number, or a date as the column writes it. */
    private String text(double value) {
        if (schema.kind() == ColumnKind.DATE) {
            return schema.dates().text(value);
        }
        return number(value);
    }

    /** Returns a number in the shortest form that is the same number, without an exponent where it is of a usual size. */
    static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < MOST_EXACT) {
            return Long.toString((long) value);
        }
        float single = (float) value;
        String shortest = single == value ? Float.toString(single) : Double.toString(value);
        double size = Math.abs(value);
        boolean plain = size == 0 || (size >= SMALLEST_PLAIN && size < LARGEST_PLAIN);
        return plain ? new BigDecimal(shortest).stripTrailingZeros().toPlainString() : shortest;
    }
}
