package io.github.mlmodel.worker.data;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelDescription.ColumnKind;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.model.text.Names;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
     * Rows with their target.
     *
     * @param rows the rows; the target's column is categorical when the task is classification
     * @param target the target
     */
    public record Rows(ReadRows rows, Target target) {}

    /**
     * Reads the rows of one side together with their target, {@code roles.target()}. A task that is absent is inferred:
     * texts, or at most two different values, are classification; integers with 3 to 20 different values are refused,
     * because they may be either; other numbers are regression.
     *
     * @throws MlModelException if rows have no target or only one value, or the task cannot be told
     */
    public static Rows read(ReadRequest request, @Nullable Task task) {
        ReadRows rows = readTarget(request, task);
        Target target = of(rows.table(), request.roles().target(), task);
        if (target.classes.size() == 1) {
            throw oneValue(target.column, target.classes.get(0), rows.table().rows());
        }
        if (target.task == Task.REGRESSION && Labels.oneNumber(target.values)) {
            throw oneValue(
                    target.column, Labels.text(target.values[0]), rows.table().rows());
        }
        return new Rows(rows, target);
    }

    /**
     * Reads held-back rows with their target, whose labels mean the classes that were trained on.
     *
     * @param classes the classes trained on; empty for regression
     * @throws MlModelException if rows have no target, a label is no class, or a class has no row
     */
    public static Rows read(ReadRequest request, Task task, List<String> classes) {
        ReadRows rows = readTarget(request, task);
        String column = request.roles().target();
        if (task == Task.REGRESSION) {
            return new Rows(rows, of(rows.table(), column, task));
        }
        int[] labels = Labels.among(classes, texts(rows.table(), column));
        return new Rows(rows, new Target(column, task, classes, labels, new double[0]));
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

    private static ReadRows readTarget(ReadRequest request, @Nullable Task task) {
        String column = request.roles().target();
        Map<String, ColumnKind> kinds = new HashMap<>(request.kinds());
        if (task != null) {
            kinds.put(column, task == Task.REGRESSION ? ColumnKind.NUMERIC : ColumnKind.CATEGORICAL);
        }
        Reading.Outcome outcome = new Reading(request.withKinds(kinds), column).read();
        ReadRows rows = outcome.rows();
        if (task != null || !(rows.table().column(column) instanceof Column.Numbers numbers)) {
            return withTexts(rows, column, null);
        }
        if (!Labels.classification(numbers)) {
            return rows;
        }
        Column.Texts labels = outcome.labels();
        if (labels == null) {
            throw MlModelException.user("Target column '" + column + "' writes the same number in more than " + Plan.FEW
                    + " ways. Set <task>regression</task>, or write each label in one way.");
        }
        return withTexts(rows, column, labels);
    }

    /** Puts texts in the place of a column, and calls a target of texts categorical. */
    private static ReadRows withTexts(ReadRows rows, String column, Column.@Nullable Texts texts) {
        Map<String, ColumnKind> kinds = new LinkedHashMap<>(rows.kinds());
        kinds.computeIfPresent(
                column, (name, kind) -> texts != null || kind == ColumnKind.TEXT ? ColumnKind.CATEGORICAL : kind);
        if (texts == null) {
            return new ReadRows(
                    rows.table(), kinds, rows.digest(), rows.rowsInFiles(), rows.delimiter(), rows.header());
        }
        Table table = new Table(
                rows.table().rows(),
                rows.table().columns().stream()
                        .map(other -> other.name().equals(column) ? texts : other)
                        .toList());
        return new ReadRows(table, kinds, TableDigest.of(table), rows.rowsInFiles(), rows.delimiter(), rows.header());
    }

    private static Column.Texts texts(Table rows, String column) {
        return (Column.Texts) rows.column(column);
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

    private static MlModelException oneValue(String column, String value, int rows) {
        return MlModelException.user("Target column '" + column + "' has the one value '" + value + "' in all "
                + Names.count(rows, "training row")
                + ", so there is nothing to learn. Check <target>, add rows of other"
                + " values, change <seed>, or give a <testSource>.");
    }
}
