package io.github.mlmodel.worker.evaluate;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.column.DecimalText;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.model.text.Shown;
import io.github.mlmodel.runtime.Model;
import io.github.mlmodel.runtime.Prediction;
import io.github.mlmodel.runtime.Predictions;
import io.github.mlmodel.worker.judge.Tolerance;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Predicts the first held-back rows twice more, row by row as applications do: from the texts of the file, and from the values
 * of Java that these mean. What is graded is neither, but typed columns; all three must give the same. Images have one form
 * alone, and are not predicted again; models of earlier versions do not record how their columns are written.
 */
final class SameMeaning {

    /** Bounds the memory of rows as maps. */
    private static final int MOST_VALUES = 1_000_000;

    private final Model model;
    private final HeldBackRows heldBack;
    private final Predictions typed;
    private final List<ColumnSchema> columns;
    private final Tolerance tolerance;
    private final Shown differences = new Shown();

    private SameMeaning(Model model, HeldBackRows heldBack, Predictions typed) {
        this.model = model;
        this.heldBack = heldBack;
        this.typed = typed;
        this.columns = model.description().signature().columns();
        this.tolerance = Tolerance.of(model.description());
    }

    /**
     * Compares.
     *
     * @param typed what the model predicts for the rows as typed columns
     * @return what is to be told, a sentence each
     * @throws MlModelException if a text or a value means something else to the model
     */
    static List<String> require(Model model, HeldBackRows rows, Predictions typed) {
        if (!(rows.rows() instanceof Table table)) {
            return List.of();
        }
        SameMeaning meaning = new SameMeaning(model, rows, typed);
        // Such a model was trained before it was recorded how columns are written.
        if (meaning.columns.stream().allMatch(column -> column.reason().isEmpty())) {
            return List.of("made by an earlier version: its answers to texts were not compared.");
        }
        meaning.require(table);
        return List.of();
    }

    private void require(Table table) {
        int rows = Math.min(HeldBackRows.rowsOfTexts(columns.size()), table.rows());
        Table texts = heldBack.texts().orElse(table);
        if (heldBack.texts().isPresent() && texts.rows() != rows) {
            throw new IllegalStateException("of the held-back rows of " + heldBack.name() + ", "
                    + Names.count(texts.rows(), "row") + " came as texts, not " + rows);
        }
        int block = Math.max(1, MOST_VALUES / Math.max(1, columns.size()));
        for (int from = 0; from < rows; from += block) {
            int to = Math.min(rows, from + block);
            compare("the texts of the file", from, to, column -> texts(column, texts));
            compare("the values of Java that they mean", from, to, column -> JavaValues.of(column, table));
        }
        if (!differences.isEmpty()) {
            throw MlModelException.user(
                    "The model answers otherwise when an application gives it the held-back rows of "
                            + heldBack.name() + ", so its metrics would not hold there, in "
                            + Names.count(differences.count(), "case") + " of the first "
                            + Names.count(rows, "row") + ": " + differences.clauses()
                            + ". Report this, with the columns' entries in model.json.");
        }
    }

    /** Gives what is asked of each column. */
    @FunctionalInterface
    private interface Form {
        JavaValues.ByRow of(ColumnSchema column);
    }

    private void compare(String what, int from, int to, Form form) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int row = from; row < to; row++) {
            rows.add(new HashMap<>());
        }
        for (ColumnSchema column : columns) {
            JavaValues.ByRow values = form.of(column);
            for (int row = from; row < to; row++) {
                put(rows.get(row - from), column.name(), values.at(row));
            }
        }
        try {
            List<Prediction> predicted = model.predict(rows);
            for (int row = from; row < to; row++) {
                compare(what, row, rows.get(row - from), predicted.get(row - from));
            }
        } catch (IllegalArgumentException e) {
            differences.add("from " + what + " it gives nothing: "
                    + String.valueOf(e.getMessage()).replaceFirst("\\.$", "") + " (row 1 is held-back row " + (from + 1)
                    + ")");
        }
    }

    @SuppressWarnings("NullAway") // JSpecify's generics are off: null values cannot be expressed in the map's type
    private static void put(Map<String, Object> row, String column, @Nullable Object value) {
        row.put(column, value);
    }

    private void compare(String what, int row, Map<String, Object> given, Prediction predicted) {
        float[] values = predicted.values();
        float[] expected = new float[values.length];
        boolean same = true;
        for (int i = 0; i < values.length; i++) {
            expected[i] = typed.value(row, i);
            same &= tolerance.allows(values[i], expected[i]);
        }
        boolean labelled = typed.target().choose(classes -> true, numbers -> false);
        if (labelled && !tolerance.isNearTie(expected, 0, expected.length)) {
            same &= predicted.label().equals(typed.label(row));
        }
        if (!same) {
            differences.add("held-back row " + (row + 1) + " from " + what + ", " + shown(given) + ", gives "
                    + shown(values, labelled ? predicted.label() : "") + ", and from typed columns "
                    + shown(expected, labelled ? typed.label(row) : ""));
        }
    }

    private static String shown(Map<String, Object> row) {
        List<String> values = new ArrayList<>();
        row.forEach((name, value) -> values.add(Printable.text(name) + " = "
                + (value == null
                        ? "null"
                        : "'" + Printable.text(value.toString()) + "' ("
                                + value.getClass().getSimpleName() + ")")));
        return Shown.of(values.stream().sorted().toList()).list();
    }

    private static String shown(float[] values, String label) {
        return Arrays.toString(values) + (label.isEmpty() ? "" : " ('" + Printable.text(label) + "')");
    }

    private static JavaValues.ByRow texts(ColumnSchema column, Table texts) {
        if (texts.column(column.name()) instanceof Column.Texts written) {
            // Blank, as a file has it, and not null.
            return row -> written.missing(row) ? "" : written.dictionary()[written.codes()[row]];
        }
        double[] numbers = ((Column.Numbers) texts.column(column.name())).values();
        JavaValues values = new JavaValues(column);
        return row -> {
            String text = Double.isNaN(numbers[row]) ? "" : written(column, numbers[row]);
            // A value that is there was not written as a word for "no value".
            return column.form().missing().contains(text) ? values.of(numbers[row]) : text;
        };
    }

    private static String written(ColumnSchema column, double value) {
        return column.kind() == ColumnKind.DATE ? column.dates().text(value) : DecimalText.of(value);
    }
}
