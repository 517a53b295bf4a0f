package io.github.mlmodel.worker.text;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.message.InspectResult.WrittenText;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.column.NumberForm;
import io.github.mlmodel.worker.file.SourceFile;
import io.github.mlmodel.worker.read.ColumnChoice;
import io.github.mlmodel.worker.read.Declared;
import io.github.mlmodel.worker.read.MissingTexts;
import io.github.mlmodel.worker.read.ReadOutcome;
import io.github.mlmodel.worker.read.ReadRequest;
import io.github.mlmodel.worker.record.ColumnNames;
import io.github.mlmodel.worker.record.CsvFormat;
import io.github.mlmodel.worker.shape.FirstLook;
import io.github.mlmodel.worker.shape.Sniffer;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.Table;
import io.github.mlmodel.worker.treatment.Misgiving;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One call of the reader. Columns are guessed to be numeric from the first rows; where all rows show that a column is not,
 * the files are read again for that column alone, so that the texts of numbers are never held.
 */
public final class Reading {

    private static final int SAMPLE = 1000;

    private final ReadRequest request;
    private final Source.Delimited source;
    private final List<SourceFile> files;
    private final String labelled;
    private final Function<String, NumberForm> forms;
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
        this.forms = source.format().numberForms();
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

    /**
     * Reads columns as texts, as they are written but for the blanks around them, of the first rows that {@link #read()} keeps.
     *
     * @param columns the columns to read
     * @param rows how many rows at most
     */
    public Table texts(Set<String> columns, int rows) {
        return inFormat(format -> texts(format, columns, rows));
    }

    private Optional<Table> texts(CsvFormat format, Set<String> wanted, int rows) {
        List<String> names = names(format);
        if (quotesBehindBlanks(names, format)) {
            return Optional.empty();
        }
        ColumnChoice choice = ColumnChoice.of(request, names);
        boolean[] bound = new boolean[names.size()];
        Arrays.fill(bound, true);
        boolean[] textual = new boolean[names.size()];
        for (int i = 0; i < textual.length; i++) {
            textual[i] = wanted.contains(names.get(i));
        }
        ReadingPlan plan = plan(choice, bound, false)
                .reading(new boolean[names.size()], textual)
                .withoutMissing();
        Store store = new ReadingPass(format, plan, 1, request.progress()).first(files, rows);
        if (store.blankBeforeQuote() && !format.blanksBeforeQuotes()) {
            return Optional.empty();
        }
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < textual.length; i++) {
            if (textual[i]) {
                columns.add(store.takeTexts(i, names.get(i)));
            }
        }
        return Optional.of(new Table((int) store.kept(), columns));
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
        return Objects.requireNonNull(used).written();
    }

    private Optional<ReadOutcome> read(CsvFormat format) {
        List<String> names = names(format);
        if (quotesBehindBlanks(names, format)) {
            return Optional.empty();
        }
        ColumnChoice choice = ColumnChoice.of(request, names);
        ReadingPlan plan = guess(choice, format);
        Store store = pass(plan, format);
        if (store.blankBeforeQuote() && !format.blanksBeforeQuotes()) {
            return Optional.empty();
        }
        RowChecks checks = new RowChecks(request, names, format, forms);
        List<String> ofRows = checks.check(store);
        Again again = later -> again(later, format, store.kept());
        SuspectColumns suspects = new SuspectColumns(request, plan, format, forms);
        ColumnDecisions decisions = new ColumnDecisions(request, plan, forms, suspects, again);
        decisions.decide(store, !ofRows.isEmpty());
        List<String> sentences =
                Stream.concat(ofRows.stream(), decisions.refusals().stream()).toList();
        checks.checkNumbers(decisions.faults(), sentences, decisions::dates);
        if (request.declared().others() == Declared.Others.DECIDED) {
            OutOfRange range = new OutOfRange(request, plan, format);
            checks.checkNumbers(new TreeMap<>(), range.sentences(decisions::column, again), decisions::dates);
            decisions.against(totals(names, format, TotalLines.suspected(store.odd, decisions::column), store));
        }
        used = format;
        return Optional.of(decisions.outcome(store));
    }

    /** Returns the columns' names, unless something else stands in a file than a header and rows. */
    private List<String> names(CsvFormat format) {
        files.forEach(file -> new FirstLook(request, source.format(), file, format).refuse());
        return ColumnNames.of(source.format(), files, format);
    }

    private Optional<List<String>> look(CsvFormat format) {
        List<String> names = names(format);
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
            ColumnKind kind = request.kind(names.get(i));
            numeric[i] = choice.keeps(i) && isOfNumbers(kind);
            textual[i] = i == target && kind == ColumnKind.CATEGORICAL;
        }
        Store store = pass(plan(choice, bound, true).reading(numeric, textual), format);
        if (store.blankBeforeQuote() && !format.blanksBeforeQuotes()) {
            return Optional.empty();
        }
        RowChecks checks = new RowChecks(request, names, format, forms);
        List<String> ofRows = checks.check(store);
        checks.checkNumbers(store.noNumbers, ofRows, column -> request.declared(names.get(column))
                .map(declared -> declared.form().date())
                .orElse(null));
        var unused = totals(names, format, store.odd.withTotals(), store);
        return Optional.of(target < 0 ? List.of() : store.differentTexts(target));
    }

    /** Refuses lines of totals that look like rows, and returns what is told of others. */
    private List<Misgiving> totals(List<String> names, CsvFormat format, Set<DataFile> suspected, Store store) {
        TotalLines totals = new TotalLines(names, format, forms);
        totals.read(suspected);
        totals.refuse(store.rows());
        return totals.misgivings(store.rows());
    }

    private static boolean quotesBehindBlanks(List<String> names, CsvFormat format) {
        return !format.blanksBeforeQuotes() && names.stream().anyMatch(name -> name.indexOf(format.quote()) == 0);
    }

    private ReadingPlan plan(ColumnChoice choice, boolean[] bound, boolean looks) {
        int width = choice.names().size();
        boolean[] words = new boolean[width];
        for (int i = 0; i < width; i++) {
            words[i] = request.roles().mayLack(choice.names().get(i));
        }
        return new ReadingPlan(
                choice.names(),
                new boolean[width],
                new boolean[width],
                bound,
                words,
                choice.names().stream().map(this::values).toList(),
                choice.sides(),
                new MissingTexts(source.missing()),
                choice.names().indexOf(labelled),
                looks,
                true);
    }

    private static boolean isOfNumbers(@Nullable ColumnKind kind) {
        return kind == ColumnKind.NUMERIC || kind == ColumnKind.DATE;
    }

    private ValueReader values(String column) {
        return request.declared(column)
                .map(declared -> declared.form().date())
                .map(ValueReader::of)
                .orElseGet(() -> ValueReader.of(forms.apply(column)));
    }

    /** Reads a column as numbers at first where the first rows look like that. */
    private ReadingPlan guess(ColumnChoice choice, CsvFormat format) {
        int width = choice.names().size();
        boolean[] numeric = new boolean[width];
        boolean[] textual = new boolean[width];
        boolean[] bound = new boolean[width];
        for (int i = 0; i < width; i++) {
            ColumnKind kind = request.kind(choice.names().get(i));
            bound[i] = kind != null;
            numeric[i] = choice.keeps(i) && (kind == null || isOfNumbers(kind));
            textual[i] = choice.keeps(i) && !numeric[i];
        }
        ReadingPlan plan = plan(choice, bound, false);
        Store sample = new ReadingPass(format, plan.reading(numeric, new boolean[width]), 1, request.progress())
                .sample(files, SAMPLE);
        for (int i = 0; i < width; i++) {
            if (numeric[i] && !bound[i] && !sample.areNumbers(i, choice.names().get(i))) {
                numeric[i] = false;
                textual[i] = true;
            }
        }
        int target = choice.names().indexOf(labelled);
        if (target >= 0) {
            textual[target] = true;
        }
        return plan.reading(numeric, textual);
    }

    /** Columns of one table are read at different times, and must have the same rows. */
    private Store again(ReadingPlan plan, CsvFormat format, long kept) {
        Store store = pass(plan.again(), format);
        if (store.kept() != kept) {
            throw new IllegalStateException(store.kept() + " rows were read where there were " + kept + " before");
        }
        return store;
    }

    private Store pass(ReadingPlan plan, CsvFormat format) {
        Store store = new ReadingPass(format, plan, request.threads(), request.progress()).read(files);
        SourceFile.refuseChanged(files);
        return store;
    }
}
