package io.github.mlmodel.worker.text;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.model.Anchor;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.model.text.Shown;
import io.github.mlmodel.worker.read.ReadRequest;
import io.github.mlmodel.worker.read.RowCounts;
import java.util.ArrayList;
import java.util.List;

/** Turns what was wrong with the rows into one failure that lists the places. */
final class RowChecks {

    private final ReadRequest request;
    private final List<String> names;
    private final CsvFormat format;

    RowChecks(ReadRequest request, List<String> names, CsvFormat format) {
        this.request = request;
        this.names = names;
        this.format = format;
    }

    /** Checks that all lines could be read, and that there are rows. */
    void check(Store store) {
        DataFile bad = store.fileWithBadBytes();
        if (bad != null) {
            throw Lines.badByte(bad, format.encoding());
        }
        if (!store.badLines.isEmpty()) {
            throw MlModelException.user(
                    Anchor.UNREADABLE_LINES,
                    Names.count(store.badLines.count(), "line") + " cannot be read as "
                            + Names.count(names.size(), "value") + " separated by " + delimiter() + ":"
                            + store.badLines.list(format)
                            + "\n" + advice(store));
        }
        RowCounts.check(request, store.rows(), store.kept(), format.header() ? ", only a header" : "");
        if (!store.noTarget.isEmpty()) {
            throw MlModelException.user(
                    "Target column '" + Printable.text(request.roles().target()) + "' has no value in "
                            + Names.count(store.noTarget.count(), "row") + ":" + store.noTarget.list(format)
                            + "\nLeave these rows out, or correct them.");
        }
        RowCounts.requireRoom(request, store.kept());
    }

    /** Checks that numeric columns hold numbers only. */
    void checkNumbers(Store store) {
        List<String> sentences = new ArrayList<>();
        store.noNumbers.forEach((column, wrong) -> {
            if (!store.textFound.get(column)) {
                add(sentences, names.get(column), wrong, wrong.texts, "no number");
                add(sentences, names.get(column), wrong, wrong.notFinite, "no finite number");
            }
        });
        if (!sentences.isEmpty()) {
            throw MlModelException.user(Shown.of(sentences)
                    .joined("\n", more -> "\nand " + Names.count(more, "more column") + " of this kind"));
        }
    }

    private void add(List<String> sentences, String column, ReadPiece.NoNumbers wrong, Faults faults, String what) {
        if (faults.isEmpty()) {
            return;
        }
        boolean one = wrong.different.size() == 1;
        String text = wrong.different.first();
        sentences.add("Numeric column '" + Printable.text(column) + "' has " + what + " in "
                + Names.count(faults.count(), "row") + ":"
                + faults.list(format)
                + (one
                        ? "\nIf '" + Printable.text(text) + "' means that there is no value, add <missing>"
                                + Printable.text(text) + "</missing> to <dataset>; else correct the data."
                        : "\nCorrect the data, or name the texts that mean \"no value\" by <missing> in <dataset>."));
    }

    private String advice(Store store) {
        if (store.badLines.count() == store.rows() && format.header() && store.rows() > 1) {
            return "No line is like the first one. If that holds no names, remove it and name the columns by <columns> in"
                    + " <dataset>.";
        }
        return "Correct them, or check <delimiter> and <quote> in <dataset>"
                + (format.quoting() ? " (<quote>none</quote> if quotes are text)." : ".");
    }

    private String delimiter() {
        return format.delimiter() == '\t' ? "tabs" : "'" + format.delimiter() + "'";
    }
}
