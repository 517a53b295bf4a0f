package io.github.mlmodel.build.message;

import io.github.mlmodel.build.spec.Marks;
import io.github.mlmodel.build.spec.NumberFormat;
import io.github.mlmodel.model.ColumnSchema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is in the data.
 *
 * @param rows number of rows
 * @param columns the columns in the data's order
 * @param suggestedTarget the column to predict, or empty when none is fit
 * @param suggestedTask {@code classification} or {@code regression}, or empty
 * @param text how the rows are written; absent where they are no lines of text
 * @param suggestedMissing texts that should be declared as {@code <missing>}: each is the only value that is no number
 *     in some column
 * @param suggestedNumbers how numbers should be declared to be written, where they are not plain
 * @param parameters the trainer's parameters with their values, defaults included, in the order of its documentation;
 *     empty unless they were asked for
 */
public record InspectResult(
        long rows,
        List<InspectedColumn> columns,
        String suggestedTarget,
        String suggestedTask,
        @Nullable WrittenText text,
        List<String> suggestedMissing,
        List<NumberFormat> suggestedNumbers,
        List<String> parameters) {

    /** Copies the lists. */
    public InspectResult {
        columns = List.copyOf(columns);
        suggestedMissing = List.copyOf(suggestedMissing);
        suggestedNumbers = List.copyOf(suggestedNumbers);
        parameters = List.copyOf(parameters);
    }

    /** Makes the result of data whose numbers are plain. */
    public InspectResult(
            long rows,
            List<InspectedColumn> columns,
            String suggestedTarget,
            String suggestedTask,
            @Nullable WrittenText text,
            List<String> suggestedMissing,
            List<String> parameters) {
        this(rows, columns, suggestedTarget, suggestedTask, text, suggestedMissing, List.of(), parameters);
    }

    /** Returns this result with a trainer's effective parameters. */
    public InspectResult withParameters(List<String> effective) {
        return new InspectResult(
                rows, columns, suggestedTarget, suggestedTask, text, suggestedMissing, suggestedNumbers, effective);
    }

    /**
     * How lines of text turned out to be written.
     *
     * @param delimiter the character between values, or {@code blanks}
     * @param header whether the first line was taken for names
     * @param encoding the charset's name
     * @param marks what stands beside the values
     */
    public record WrittenText(String delimiter, boolean header, String encoding, Marks marks) {}

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
