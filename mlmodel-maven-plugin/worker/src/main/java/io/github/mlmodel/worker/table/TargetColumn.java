package io.github.mlmodel.worker.table;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.model.text.Shown;
import io.github.mlmodel.spi.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes of a column what is to be predicted. */
public final class TargetColumn {

    private TargetColumn() {}

    /**
     * Returns the target of rows that were read before: classes of texts, numbers of numbers.
     *
     * @param rows the rows; the target must have been read as categorical when the task is classification
     * @throws MlModelException if rows have no target, or the task cannot be told
     */
    public static Target of(Table rows, String column, @Nullable Task task) {
        Column values = rows.column(column);
        requireValues(values, rows.rows());
        if (values instanceof Column.Texts texts) {
            requireTaskOfTexts(texts, task);
            return classes(texts, rows.rows());
        }
        double[] numbers = ((Column.Numbers) values).values();
        requireFloats(column, numbers);
        return new Target.Numbers(numbers);
    }

    /** Returns the classes that texts name, sorted as numbers when all are numbers, else by code point. */
    public static Target.Classes classes(Column.Texts texts, int rows) {
        List<String> labels = ClassLabels.sorted(texts.name(), texts, rows);
        return new Target.Classes(labels, ClassLabels.places(labels, texts));
    }

    private static void requireTaskOfTexts(Column.Texts texts, @Nullable Task task) {
        if (task != null && !mayBeTexts(task)) {
            throw MlModelException.user("Target column '" + Printable.text(texts.name()) + "' holds texts such as '"
                    + Printable.text(texts.dictionary()[0]) + "', but <task> is " + task.text()
                    + ". Correct the data, or set"
                    + " <task>classification</task>.");
        }
    }

    private static boolean mayBeTexts(Task task) {
        return switch (task) {
            case CLASSIFICATION -> true;
            case REGRESSION -> false;
        };
    }

    /** What is learnt and predicted are floats. */
    private static void requireFloats(String column, double[] values) {
        Shown beyond = new Shown();
        for (int row = 0; row < values.length; row++) {
            if (!NumberText.isFloat(values[row])) {
                beyond.add((row + 1) + " (" + values[row] + ")");
            }
        }
        if (!beyond.isEmpty()) {
            throw MlModelException.user(
                    "Target column '" + Printable.text(column) + "' holds numbers beyond the range of a float"
                            + " (3.4e38), as which targets are learnt and predicted, in "
                            + Names.count(beyond.count(), "row") + ": " + beyond.list()
                            + ", counted from 1 among the rows read. Correct them, or scale the column.");
        }
    }

    private static void requireValues(Column column, int rows) {
        Shown missing = new Shown();
        for (int row = 0; row < rows; row++) {
            if (column.missing(row)) {
                missing.add(String.valueOf(row + 1));
            }
        }
        if (!missing.isEmpty()) {
            throw MlModelException.user("Target column '" + Printable.text(column.name()) + "' has no value in "
                    + Names.count(missing.count(), "row") + ": " + missing.list()
                    + ", counted from 1 among the rows read. Delete these rows from the data, or give them a"
                    + " value: no element leaves rows out.");
        }
    }
}
