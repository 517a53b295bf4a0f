package io.github.mlmodel.worker.data;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelDescription.ColumnKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One call of the reader. Columns are guessed to be numeric from the first rows; where a later row shows that a column is
 * not, the files are read again for that column alone, so that the texts of numbers are never held.
 */
final class Reading {

    private static final int SAMPLE = 1000;

    private final ReadRequest request;
    private final List<SourceFile> files;
    private final String labelled;

    /**
     * What was read.
     *
     * @param rows the rows
     * @param labels texts of the labelled column, when it was read as numbers and has few different texts
     */
    record Outcome(ReadRows rows, Column.@Nullable Texts labels) {}

    /**
     * Prepares a reading.
     *
     * @param labelled a column that must have a value in every row and whose texts are wanted even if it is numeric, or
     *     empty
     */
    Reading(ReadRequest request, String labelled) {
        this.request = request;
        this.files = SourceFile.of(request.files());
        this.labelled = labelled;
    }

    Outcome read() {
        if (files.isEmpty()) {
            throw MlModelException.user(
                    "No file matches <source>" + request.source().files()
                            + "</source> in <dataset>. Check the path, which is relative to the project.");
        }
        CsvFormat format = Sniffer.format(request.source().format(), files.get(0));
        return read(format)
                .or(() -> read(format.withBlanksBeforeQuotes()))
                .orElseThrow(() -> new IllegalStateException("blanks before quotes were not read over"));
    }

    /** Returns nothing if quotes stand behind blanks, which the format does not read over. */
    private Optional<Outcome> read(CsvFormat format) {
        List<String> names = ColumnNames.of(request.source().format(), files, format);
        if (!format.blanksBeforeQuotes() && names.stream().anyMatch(name -> name.indexOf(format.quote()) == 0)) {
            return Optional.empty();
        }
        Layout layout = Layout.of(request, names);
        Plan plan = guess(layout, format);
        Store store = pass(plan, format);
        if (store.blankBeforeQuote() && !format.blanksBeforeQuotes()) {
            return Optional.empty();
        }
        RowChecks checks = new RowChecks(request, names, format);
        checks.check(store);
        Store texts = readAgain(plan, store, format);
        checks.checkNumbers(store);
        return Optional.of(assemble(plan, store, texts, format));
    }

    private Plan guess(Layout layout, CsvFormat format) {
        int width = layout.names().size();
        boolean[] numeric = new boolean[width];
        boolean[] textual = new boolean[width];
        boolean[] bound = new boolean[width];
        for (int i = 0; i < width; i++) {
            ColumnKind kind = request.kinds().get(layout.names().get(i));
            bound[i] = kind != null;
            numeric[i] = layout.keeps(i) && (kind == null || kind == ColumnKind.NUMERIC);
            textual[i] = layout.keeps(i) && kind != null && kind != ColumnKind.NUMERIC;
        }
        Plan plan = layout.plan(bound, labelled);
        Store sample = new Pass(format, plan.reading(numeric, new boolean[width]), 1, request.progress())
                .sample(files, SAMPLE);
        for (int i = sample.textFound.nextSetBit(0); i >= 0; i = sample.textFound.nextSetBit(i + 1)) {
            numeric[i] = false;
            textual[i] = true;
        }
        int target = layout.names().indexOf(labelled);
        if (target >= 0) {
            textual[target] = true;
        }
        return plan.reading(numeric, textual);
    }

    private Store pass(Plan plan, CsvFormat format) {
        Store store = new Pass(format, plan, request.threads(), request.progress()).read(files);
        SourceFile.refuseChanged(files);
        return store;
    }

    /** Reads the columns again that turned out not to be numeric. */
    private Store readAgain(Plan plan, Store store, CsvFormat format) {
        if (store.textFound.isEmpty()) {
            return store;
        }
        boolean[] textual = new boolean[plan.width()];
        store.textFound.stream().forEach(column -> textual[column] = true);
        return pass(plan.reading(new boolean[plan.width()], textual), format);
    }

    private Outcome assemble(Plan plan, Store store, Store texts, CsvFormat format) {
        List<Column> columns = new ArrayList<>();
        Map<String, ColumnKind> kinds = new LinkedHashMap<>();
        Column.Texts labels = null;
        for (int i = 0; i < plan.width(); i++) {
            String name = plan.names().get(i);
            if (plan.numeric()[i] && !store.textFound.get(i)) {
                columns.add(store.takeNumbers(i, name));
                kinds.put(name, ColumnKind.NUMERIC);
                if (plan.textual()[i] && !store.manyTexts.get(i)) {
                    labels = store.takeTexts(i, name);
                }
            } else if (plan.numeric()[i] || plan.textual()[i]) {
                Column.Texts column = (store.textFound.get(i) ? texts : store).takeTexts(i, name);
                columns.add(column);
                ColumnKind kind = request.kinds().get(name);
                kinds.put(name, kind != null ? kind : KindRule.of(column));
            }
        }
        Table table = new Table((int) store.kept(), columns);
        ReadRows rows = new ReadRows(
                table, kinds, TableDigest.of(table), store.rows(), String.valueOf(format.delimiter()), format.header());
        return new Outcome(rows, labels);
    }
}
