package io.github.mlmodel.worker.train;

import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.column.DateForm;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.worker.read.ReadRows;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.NumberText;
import io.github.mlmodel.worker.treatment.Reason;
import io.github.mlmodel.worker.treatment.Refusals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Columns of numbers that are hardly quantities: those that count the rows, and moments as numbers. */
final class Suspicions {

    /** In fewer rows, numbers may rise by chance. */
    private static final int FEWEST_ROWS = 20;

    /** 2000-01-01 and 2100-01-01. */
    private static final double FIRST_MOMENT = 946_684_800;

    private static final double LAST_MOMENT = 4_102_444_800.0;

    private Suspicions() {}

    /** Returns a sentence for each column. */
    static List<String> of(ReadRows read, List<ColumnSchema> features) {
        List<String> sentences = new ArrayList<>();
        List<String> counting = new ArrayList<>();
        for (ColumnSchema column : features) {
            boolean guessed = read.treatment(column.name()).reason() == Reason.NUMBER;
            if (guessed && read.table().column(column.name()) instanceof Column.Numbers numbers) {
                if (countsRows(numbers.values(), read.rowsInFiles())) {
                    counting.add(column.name());
                } else {
                    moments(numbers).ifPresent(sentences::add);
                }
            }
        }
        if (!counting.isEmpty()) {
            sentences.add(0, rowNumbers(counting));
        }
        return sentences;
    }

    /** Whole numbers that rise from row to row, and are no more than the rows. */
    private static boolean countsRows(double[] values, long rows) {
        if (values.length < FEWEST_ROWS || !(values[values.length - 1] - values[0] < rows)) {
            return false;
        }
        for (int row = 0; row < values.length; row++) {
            if (values[row] != Math.rint(values[row]) || (row > 0 && !(values[row] > values[row - 1]))) {
                return false;
            }
        }
        return true;
    }

    private static String rowNumbers(List<String> columns) {
        boolean one = columns.size() == 1;
        String quoted = Names.list(
                columns.stream().map(name -> "'" + Printable.text(name) + "'").toList());
        return (one ? "Column " : "Columns ") + quoted + (one ? " counts" : " count")
                + " the rows: where rows are sorted,"
                + " that gives the target away, and a new row has no such number. Name "
                + (one ? "it" : "them") + " under <exclude> in <dataset>.";
    }

    private static Optional<String> moments(Column.Numbers column) {
        double[] present = Arrays.stream(column.values())
                .filter(value -> !Double.isNaN(value))
                .toArray();
        boolean whole =
                present.length >= FEWEST_ROWS && Arrays.stream(present).allMatch(value -> value == Math.rint(value));
        if (!whole) {
            return Optional.empty();
        }
        for (DateForm form : List.of(DateForm.EPOCH_SECONDS, DateForm.EPOCH_MILLISECONDS)) {
            boolean all = Arrays.stream(present)
                    .map(form::seconds)
                    .allMatch(seconds -> seconds >= FIRST_MOMENT && seconds < LAST_MOMENT);
            if (all) {
                return Optional.of(moments(column.name(), present[0], form));
            }
        }
        return Optional.empty();
    }

    private static String moments(String column, double first, DateForm form) {
        return "Column '" + Printable.text(column) + "' is read as numbers such as " + NumberText.of(first)
                + ", which may be moments (" + DateForm.OFFSET_DATE_TIME.text(form.seconds(first))
                + "). To have them read so, add <dates><date>" + Refusals.columns(column) + "<form>"
                + form.text()
                + "</form></date></dates> to <features>, with <others>by-type</others>; to keep them as they"
                + " are, list the column under <numeric>.";
    }
}
