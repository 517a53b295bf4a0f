package io.github.mlmodel.worker.train;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.column.DateForm;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.worker.look.Quantities;
import io.github.mlmodel.worker.read.ReadRows;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.NumberText;
import io.github.mlmodel.worker.treatment.Reason;
import io.github.mlmodel.worker.treatment.Refusals;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Columns of numbers that are hardly quantities: those that count the rows, and moments as numbers. */
final class Suspicions {

    /** So many different numbers fall together for one float. */
    private static final int FALLEN = 10;

    /** At least one in so many numbers is too small for a float, where most of the different ones are. */
    private static final int SMALL = 10;

    private Suspicions() {}

    /** Returns a sentence for each column. */
    static List<String> of(ReadRows read, List<ColumnSchema> features) {
        List<String> sentences = new ArrayList<>();
        List<String> counting = new ArrayList<>();
        for (ColumnSchema column : features) {
            if (column.kind() == ColumnKind.NUMERIC
                    && read.table().column(column.name()) instanceof Column.Numbers numbers) {
                vanishing(numbers).ifPresent(sentences::add);
            }
            boolean guessed = read.treatment(column.name()).reason() == Reason.NUMBER;
            if (guessed && read.table().column(column.name()) instanceof Column.Numbers numbers) {
                if (Quantities.countRows(numbers.values(), read.rowsInFiles())) {
                    counting.add(column.name());
                } else {
                    moments(numbers).or(() -> days(numbers)).ifPresent(sentences::add);
                }
            }
        }
        if (!counting.isEmpty()) {
            sentences.add(0, rowNumbers(counting));
        }
        return sentences;
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

    /** Numbers so small that nine tenths of the different ones are none any more as floats. */
    private static Optional<String> vanishing(Column.Numbers column) {
        int present = 0;
        int small = 0;
        for (double value : column.values()) {
            present += Double.isNaN(value) ? 0 : 1;
            small += value != 0 && Math.abs(value) < Float.MIN_NORMAL ? 1 : 0;
        }
        return small > 0 && small >= present / SMALL ? vanishing(column, present) : Optional.empty();
    }

    /** Sorting takes a copy of the numbers; sets would take many times as much. */
    private static Optional<String> vanishing(Column.Numbers column, int present) {
        double[] sorted = new double[present];
        int at = 0;
        for (double value : column.values()) {
            if (!Double.isNaN(value)) {
                // There is one zero.
                sorted[at++] = value + 0.0;
            }
        }
        Arrays.sort(sorted);
        long different = present > 0 ? 1 : 0;
        long floats = different;
        for (int i = 1; i < present; i++) {
            different += sorted[i] != sorted[i - 1] ? 1 : 0;
            floats += (float) sorted[i] != (float) sorted[i - 1] ? 1 : 0;
        }
        return floats * FALLEN < different
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "Column '%s' has %,d different values in the training rows, and as 32-bit floats, as which they are"
                                + " learnt, they are %,d: most are smaller than these hold (1.2e-38). Scale the column, as by"
                                + " another unit.",
                        Printable.text(column.name()),
                        different,
                        floats))
                : Optional.empty();
    }

    private static Optional<String> days(Column.Numbers column) {
        return Quantities.days(column.values())
                .map(day -> "Column '" + Printable.text(column.name()) + "' is read as numbers such as "
                        + day.format(DateTimeFormatter.BASIC_ISO_DATE)
                        + ", which look like dates. To have them read so,"
                        + " write them as " + day + "; to keep them as they are, list the column under <numeric> in"
                        + " <features>.");
    }

    private static Optional<String> moments(Column.Numbers column) {
        return Quantities.moments(column.values())
                .map(form -> moments(
                        column.name(),
                        Arrays.stream(column.values())
                                .filter(value -> !Double.isNaN(value))
                                .findFirst()
                                .orElseThrow(),
                        form));
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
