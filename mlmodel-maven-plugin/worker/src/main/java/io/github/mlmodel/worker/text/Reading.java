package io.github.mlmodel.worker.text;

import io.github.mlmodel.build.message.InspectResult.WrittenText;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.worker.file.SourceFile;
import io.github.mlmodel.worker.read.ColumnChoice;
import io.github.mlmodel.worker.read.MissingTexts;
import io.github.mlmodel.worker.read.ReadOutcome;
import io.github.mlmodel.worker.read.ReadRequest;
import io.github.mlmodel.worker.read.ReadRows;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.KindRule;
import io.github.mlmodel.worker.table.Table;
import io.github.mlmodel.worker.table.TableDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One call of the reader. Columns are guessed to be numeric from the first rows; where a later row shows that a column is
 * not, the files are read again for that column alone, so that the texts of numbers are never held.
 */
public final class Reading {

    private static final int SAMPLE = 1000;

    private final ReadRequest request;
    private final Source.Delimited source;
    private final List<SourceFile> files;
    private final String labelled;
    private @Nullable CsvFormat used;

    /**
     * Prepares a reading.
     *
     * @param source how the request's files are written
     * @param labelled a column that must have a value in every row and whose texts are wanted even if it is numeric, or
     *     empty
     */
    public Reading(ReadRequest request, Source.Delimited source, String labelled) {
        this.request = request;
        this.source = source;
        this.files = SourceFile.of(request.files());
        this.labelled = labelled;
    }

    /**
     * Reads the rows.
     *
     * @throws MlModelException if the files, a line or a value cannot be read as asked; lists the first ten places
     */
    public ReadOutcome read() {
        return inFormat(this::read);
    }

    /**
     * Looks at the rows, and keeps nothing of them but the different texts of the labelled column where the request calls it
     * categorical. Columns that it calls numeric must hold numbers; of others nothing is asked.
     *
     * @throws MlModelException as {@link #read()} does
     */
    public List<String> look() {
        return inFormat(this::look);
    }

    /** One reading in a format; it gives nothing where quotes stand behind blanks, which the format does not read over. */
    private interface InFormat<T> {
        Optional<T> in(CsvFormat format);
    }

    private <T> T inFormat(InFormat<T> reading) {
        if (files.isEmpty()) {
            throw MlModelException.user("No file matches <source>" + source.files()
                    + "</source> in <dataset>. Check the path, which is relative to the project.");
        }
        CsvFormat format = Sniffer.format(source.format(), files.get(0));
        return reading.in(format)
                .or(() -> reading.in(format.withBlanksBeforeQuotes()))
                .orElseThrow(() -> new IllegalStateException("blanks before quotes were not read over"));
    }

    /** Returns how the files turned out to be written; they have been read. */
    public WrittenText form() {
        CsvFormat format = Objects.requireNonNull(used);
        return new WrittenText(String.valueOf(format.delimiter()), format.header());
    }

    private Optional<ReadOutcome> read(CsvFormat format) {
        List<String> names = ColumnNames.of(source.format(), files, format);
        if (quotesBehindBlanks(names, format)) {
            return Optional.empty();
        }
        ColumnChoice choice = ColumnChoice.of(request, names);
        ReadingPlan plan = guess(choice, format);
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

    private Optional<List<String>> look(CsvFormat format) {
        List<String> names = ColumnNames.of(source.format(), files, format);
        if (quotesBehindBlanks(names, format)) {
            return Optional.empty();
        }
        ColumnChoice choice = ColumnChoice.of(request, names);
        int width = names.size();
        int target = names.indexOf(labelled);
        boolean[] numeric = new boolean[width];
        boolean[] textual = new boolean[width];
        boolean[] bound = new boolean[width];
        Arrays.fill(bound, true);
        for (int i = 0; i < width; i++) {
            ColumnKind kind = request.kinds().get(names.get(i));
            numeric[i] = choice.keeps(i) && kind == ColumnKind.NUMERIC;
            textual[i] = i == target && kind == ColumnKind.CATEGORICAL;
        }
        Store store = pass(plan(choice, bound, true).reading(numeric, textual), format);
        if (store.blankBeforeQuote() && !format.blanksBeforeQuotes()) {
            return Optional.empty();
        }
        RowChecks checks = new RowChecks(request, names, format);
        checks.check(store);
        checks.checkNumbers(store);
        return Optional.of(target < 0 ? List.of() : store.differentTexts(target));
    }

    private static boolean quotesBehindBlanks(List<String> names, CsvFormat format) {
        return !format.blanksBeforeQuotes() && names.stream().anyMatch(name -> name.indexOf(format.quote()) == 0);
    }

    private ReadingPlan plan(ColumnChoice choice, boolean[] bound, boolean looks) {
        int width = choice.names().size();
        return new ReadingPlan(
                choice.names(),
                new boolean[width],
                new boolean[width],
                bound,
                choice.salts(),
                request.split(),
                new MissingTexts(source.missing()),
                choice.names().indexOf(labelled),
                looks);
    }

    private ReadingPlan guess(ColumnChoice choice, CsvFormat format) {
        int width = choice.names().size();
        boolean[] numeric = new boolean[width];
        boolean[] textual = new boolean[width];
        boolean[] bound = new boolean[width];
        for (int i = 0; i < width; i++) {
            ColumnKind kind = request.kinds().get(choice.names().get(i));
            bound[i] = kind != null;
            numeric[i] = choice.keeps(i) && (kind == null || kind == ColumnKind.NUMERIC);
            textual[i] = choice.keeps(i) && kind != null && kind != ColumnKind.NUMERIC;
        }
        ReadingPlan plan = plan(choice, bound, false);
        Store sample = new ReadingPass(format, plan.reading(numeric, new boolean[width]), 1, request.progress())
                .sample(files, SAMPLE);
        for (int i = sample.textFound.nextSetBit(0); i >= 0; i = sample.textFound.nextSetBit(i + 1)) {
            numeric[i] = false;
            textual[i] = true;
        }
        int target = choice.names().indexOf(labelled);
        if (target >= 0) {
            textual[target] = true;
        }
        return plan.reading(numeric, textual);
    }

    private Store pass(ReadingPlan plan, CsvFormat format) {
        Store store = new ReadingPass(format, plan, request.threads(), request.progress()).read(files);
        SourceFile.refuseChanged(files);
        return store;
    }

    /** Reads the columns again that turned out not to be numeric. */
    private Store readAgain(ReadingPlan plan, Store store, CsvFormat format) {
        if (store.textFound.isEmpty()) {
            return store;
        }
        boolean[] textual = new boolean[plan.width()];
        store.textFound.stream().forEach(column -> textual[column] = true);
        return pass(plan.reading(new boolean[plan.width()], textual), format);
    }

    private ReadOutcome assemble(ReadingPlan plan, Store store, Store texts, CsvFormat format) {
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
        used = format;
        return new ReadOutcome(new ReadRows(table, kinds, TableDigest.of(table), store.rows()), labels);
    }
}
