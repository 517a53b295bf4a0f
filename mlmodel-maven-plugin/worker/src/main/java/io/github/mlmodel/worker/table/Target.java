package io.github.mlmodel.worker.table;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.model.text.Names;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be predicted.
 *
 * @param column the target column
 * @param task classification or regression
 * @param classes the labels as in the data, sorted as numbers when all are numbers, else by code point; empty for
 *     regression
 * @param labels an index into the classes a row; empty for regression
 * @param values a number a row; empty for classification
 */
public record Target(String column, Task task, List<String> classes, int[] labels, double[] values) {

    /** Copies the list. */
    public Target {
        classes = List.copyOf(classes);
    }

    /**
     * Returns the target of rows that were read before.
     *
     * @param rows the rows; the target must have been read as categorical when the task is classification
     * @throws MlModelException if rows have no target, or the task cannot be told
     */
    public static Target of(Table rows, String column, @Nullable Task task) {
        Column values = rows.column(column);
        requireValues(values, rows.rows());
        if (values instanceof Column.Texts texts) {
            if (task == Task.REGRESSION) {
                throw MlModelException.user("Target column '" + column + "' holds texts such as '"
                        + texts.dictionary()[0] + "', but <task> is regression. Correct the data, or set"
                        + " <task>classification</task>.");
            }
            List<String> classes = Labels.sorted(column, texts, rows.rows());
            return new Target(column, Task.CLASSIFICATION, classes, Labels.among(classes, texts), new double[0]);
        }
        if (task == Task.CLASSIFICATION) {
            throw new IllegalArgumentException("target " + column + " was not read as categorical");
        }
        return new Target(column, Task.REGRESSION, List.of(), new int[0], ((Column.Numbers) values).values());
    }

    private static void requireValues(Column column, int rows) {
        StringBuilder first = new StringBuilder();
        int count = 0;
        for (int row = 0; row < rows; row++) {
            if (column.missing(row) && ++count <= 10) {
                first.append(first.isEmpty() ? "" : ", ").append(row + 1);
            }
        }
        if (count > 0) {
            throw MlModelException.user("Target column '" + column.name() + "' has no value in "
                    + Names.count(count, "row") + ": " + first + (count > 10 ? " and " + (count - 10) + " more" : "")
                    + ", counted from 1 among the rows read. Leave these rows out, or correct them.");
        }
    }
}
