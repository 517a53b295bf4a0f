package io.github.mlmodel.build.message;

import io.github.mlmodel.build.spec.Marks;
import io.github.mlmodel.build.spec.TextFormat;
import io.github.mlmodel.model.ColumnSchema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is in the data.
 *
 * @param rows number of rows
 * @param columns the columns in the data's order
 * @param text how the rows are written; absent where they are no lines of text
 * @param suggested what a configuration could say
 * @param parameters the trainer's parameters with their values, defaults included, in the order of its documentation;
 *     empty unless they were asked for
 */
public record InspectResult(
        long rows,
        List<InspectedColumn> columns,
        @Nullable WrittenText text,
        Suggestions suggested,
        List<String> parameters) {

    /** Copies the lists. */
    public InspectResult {
        columns = List.copyOf(columns);
        parameters = List.copyOf(parameters);
    }

    /** Returns this result with a trainer's effective parameters. */
    public InspectResult withParameters(List<String> effective) {
        return new InspectResult(rows, columns, text, suggested, effective);
    }

    /**
     * How lines of text turned out to be written.
     *
     * @param delimiter the character between values, or {@code blanks}
     * @param header whether the first line was taken for names
     * @param encoding the charset's name
     * @param names names to go in place of those of the first line, which cannot be used; usually empty
     * @param quote the quote, or {@code none}
     * @param marks what stands beside the values
     */
    public record WrittenText(
            String delimiter, boolean header, List<String> names, String encoding, String quote, Marks marks) {

        /** Copies the list. */
        public WrittenText {
            names = List.copyOf(names);
        }

        /** Makes one with the usual quote. */
        public WrittenText(String delimiter, boolean header, String encoding, Marks marks) {
            this(delimiter, header, List.of(), encoding, TextFormat.DEFAULT_QUOTE, marks);
        }

        /** Returns the same with names in place of those of the first line. */
        public WrittenText withNames(List<String> inPlace) {
            return new WrittenText(delimiter, header, inPlace, encoding, quote, marks);
        }
    }

    /**
     * A column of inspected data.
     *
     * @param column its name, and how it is read
     * @param missing rows without a value
     * @param distinct number of different values
     * @param example most frequent values with their counts, for example {@code yes (812)}
     * @param ignored why no feature would be made of it, in a word; empty where one would
     */
    public record InspectedColumn(
            ColumnSchema column, long missing, long distinct, List<String> example, String ignored) {

        /** Copies the list. */
        public InspectedColumn {
            example = List.copyOf(example);
        }

        /** Makes a column that would become a feature. */
        public InspectedColumn(ColumnSchema column, long missing, long distinct, List<String> example) {
            this(column, missing, distinct, example, "");
        }

        /** Returns the column's name. */
        public String name() {
            return column.name();
        }
    }
}
