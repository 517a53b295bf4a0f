package io.github.mlmodel.runtime.column;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.IgnoredColumn;
import io.github.mlmodel.model.ModelSignature;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.model.text.Shown;
import io.github.mlmodel.model.value.ColumnMeaning;
import io.github.mlmodel.model.value.Meaning;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The columns of a model by place, and what values mean to them. */
public final class RowColumns {

    private final List<ColumnSchema> columns;
    private final String[] names;
    private final ColumnMeaning[] meanings;
    private final boolean[] numeric;
    private final boolean[] plainNumber;
    private final Set<String> ignored;

    private RowColumns(ModelSignature signature) {
        this.columns = signature.columns();
        this.names = signature.columnNames().toArray(String[]::new);
        this.meanings = columns.stream().map(ColumnMeaning::new).toArray(ColumnMeaning[]::new);
        this.numeric = new boolean[names.length];
        this.plainNumber = new boolean[names.length];
        for (int column = 0; column < names.length; column++) {
            plainNumber[column] = columns.get(column).kind() == ColumnKind.NUMERIC;
            numeric[column] = plainNumber[column] || columns.get(column).kind() == ColumnKind.DATE;
        }
        this.ignored = signature.ignored().stream().map(IgnoredColumn::name).collect(Collectors.toSet());
    }

    /** Returns the columns, unless one of them has images. */
    public static Optional<RowColumns> of(ModelSignature signature) {
        return signature.columns().stream().anyMatch(column -> column.kind() == ColumnKind.IMAGE)
                ? Optional.empty()
                : Optional.of(new RowColumns(signature));
    }

    /** Returns the name of the column at a place. */
    public String name(int column) {
        return names[column];
    }

    /** Returns how many columns there are. */
    public int size() {
        return names.length;
    }

    /** Returns whether a column has numbers or dates, and not texts. */
    public boolean takesNumbers(int column) {
        return numeric[column];
    }

    /** Returns whether a column has numbers that are given as they are. */
    public boolean takesPlainNumbers(int column) {
        return plainNumber[column];
    }

    /** Returns whether a number is one that a column takes as it is, NaN included. */
    public boolean takes(int column, double number) {
        return plainNumber[column]
                ? !Float.isInfinite((float) number)
                : numeric[column] && !BatchMeaning.isBeyondDates(number);
    }

    /** Returns what a value means to a column. */
    public Meaning meaning(int column, @Nullable Object value) {
        return meanings[column].of(value);
    }

    /** Returns whether a number is one that a column takes. */
    public Meaning meaning(int column, double number) {
        if (plainNumber[column]) {
            return ColumnMeaning.ofNumber(number);
        }
        return numeric[column] ? BatchMeaning.ofSeconds(number) : meanings[column].of(number);
    }

    /** Returns why a value is refused. */
    public IllegalArgumentException refusal(int column, Meaning.Refused refused) {
        return new IllegalArgumentException("Column '" + Printable.text(names[column]) + "' " + refused.clause() + ".");
    }

    /** Returns why a row cannot be predicted of which not all columns are set. */
    public IllegalStateException unset(boolean[] given) {
        Shown absent = new Shown();
        for (int column = 0; column < names.length; column++) {
            if (!given[column]) {
                absent.add("'" + Printable.text(names[column]) + "' (" + column + ")");
            }
        }
        return new IllegalStateException("The row has no value for "
                + (absent.count() == 1 ? "column " : "columns ") + absent.list()
                + ". Set every column; one whose value is missing to null.");
    }

    /** Returns whether no name among so many is unknown; as many as the columns may be, as each of these is looked for. */
    public boolean areKnown(Set<String> given) {
        return given.size() == names.length || given.stream().allMatch(this::isKnown);
    }

    private boolean isKnown(String name) {
        return ignored.contains(name) || List.of(names).contains(name);
    }

    /** Returns a row's values by column. */
    public BatchColumns of(double[] numbers, @Nullable String[] texts) {
        Map<String, BatchColumn> byName = new LinkedHashMap<>();
        for (int column = 0; column < names.length; column++) {
            byName.put(
                    names[column],
                    numeric[column]
                            ? new BatchColumn.Doubles(new double[] {numbers[column]})
                            : new BatchColumn.Texts(new @Nullable String[] {texts[column]}));
        }
        return new BatchColumns(1, byName);
    }
}
