package io.github.mlmodel.worker.text;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.model.Anchor;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.model.text.Shown;
import io.github.mlmodel.worker.read.ReadRequest;
import io.github.mlmodel.worker.read.RowCounts;
import io.github.mlmodel.worker.treatment.Dress;
import io.github.mlmodel.worker.treatment.Refusals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

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

    /**
     * Checks that numeric columns hold numbers only.
     *
     * @param faults what is wrong, by column
     * @param refusals sentences about other columns
     */
    void checkNumbers(SortedMap<Integer, ReadPiece.NoNumbers> faults, List<String> refusals) {
        List<String> sentences = new ArrayList<>(refusals);
        faults.forEach((column, wrong) -> {
            add(sentences, names.get(column), wrong, wrong.texts, "no number");
            add(sentences, names.get(column), wrong, wrong.notFinite, "no finite number");
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
        sentences.add("Numeric column '" + Printable.text(column) + "' has " + what + " in "
                + Names.count(faults.count(), "row") + ":"
                + faults.list(format)
                + "\n" + advice(column, wrong));
    }

    private String advice(String column, ReadPiece.NoNumbers wrong) {
        List<String> texts = List.copyOf(wrong.different);
        boolean target = column.equals(request.roles().target());
        Optional<String> dress = Dress.ofTexts(texts).map(found -> Refusals.fewDressed(column, found));
        if (dress.isPresent()) {
            return dress.get();
        }
        if (target) {
            return "Correct the data, or leave these rows out.";
        }
        boolean open = !wrong.texts.isEmpty() && request.declared(column).isEmpty();
        String lists = open ? ", or list the column under <categorical> in <features> if it holds no numbers" : "";
        return texts.size() == 1
                ? "If '" + Printable.text(texts.get(0)) + "' means that there is no value, add <missing>"
                        + Printable.text(texts.get(0)) + "</missing> to <dataset>; else correct the data" + lists + "."
                : "Correct the data, or name the texts that mean \"no value\" by <missing> in <dataset>" + lists + ".";
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
