package io.github.mlmodel.worker.read;

import io.github.mlmodel.model.ColumnSchema;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What is known of columns before their values are looked at.
 *
 * @param columns how columns are read, by name
 * @param keep columns that become features even if they look useless
 * @param others what is asked of the other columns
 */
public record Declared(Map<String, ColumnSchema> columns, Set<String> keep, Others others) {

    /** What is asked of columns that are not declared. */
    public enum Others {
        /** A treatment is decided, or they are refused. */
        DECIDED,
        /** Nothing is refused: numbers in a dress are read as numbers, and other texts amid numbers are missing. */
        GUESSED,
        /** Nothing: they are read as numbers where they hold nothing else, or as texts. */
        AS_THEY_LOOK
    }

    /** Nothing is declared, and all is looked at. */
    public static final Declared NOTHING = new Declared(Map.of(), Set.of(), Others.GUESSED);

    /** Copies the collections. */
    public Declared {
        columns = Map.copyOf(columns);
        keep = Set.copyOf(keep);
    }

    /** Returns what a model reads, which asks nothing of other columns. */
    public static Declared read(Map<String, ColumnSchema> columns) {
        return new Declared(columns, Set.of(), Others.AS_THEY_LOOK);
    }

    /** Returns the same with one more column. */
    public Declared with(ColumnSchema column) {
        Map<String, ColumnSchema> known = new HashMap<>(columns);
        known.put(column.name(), column);
        return new Declared(known, keep, others);
    }
}
