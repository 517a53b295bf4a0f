package io.github.mlmodel.worker.source;

import io.github.mlmodel.build.message.InspectJob;
import io.github.mlmodel.build.message.InspectResult;
import io.github.mlmodel.build.message.InspectResult.InspectedColumn;
import io.github.mlmodel.build.message.InspectResult.WrittenText;
import io.github.mlmodel.build.message.Suggestions;
import io.github.mlmodel.build.spec.NumberFormat;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.build.spec.TextFormat;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.column.NumberForm;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.worker.look.Exclusions;
import io.github.mlmodel.worker.look.RowsApart;
import io.github.mlmodel.worker.look.SuggestedDates;
import io.github.mlmodel.worker.look.SuggestedTarget;
import io.github.mlmodel.worker.look.TargetGuess;
import io.github.mlmodel.worker.read.Declared;
import io.github.mlmodel.worker.read.ReadOutcome;
import io.github.mlmodel.worker.read.ReadRequest;
import io.github.mlmodel.worker.read.ReadRows;
import io.github.mlmodel.worker.shape.FormatGuess;
import io.github.mlmodel.worker.split.Split;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.ColumnSummary;
import io.github.mlmodel.worker.table.NumberText;
import io.github.mlmodel.worker.text.Reading;
import io.github.mlmodel.worker.treatment.Misgiving;
import io.github.mlmodel.worker.treatment.SuspectClasses;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks at data: its columns, their types, and what could be predicted. */
public final class Inspection {

    /** Texts that hardly ever are a category. */
    private static final Set<String> USUALLY_MISSING = Set.of("?", "N/A", "n/a", "NULL", "null", "NaN", "nan");

    /** Several words among so many different numbers each are hardly categories. */
    private static final int NUMBERS_A_WORD = 10;

    private Inspection() {}

    /**
     * Reads all rows and describes them. A file without a header is noticed when no target is given: its columns are then
     * called {@code column1}, {@code column2} and so on.
     *
     * @param source the job's source
     * @throws io.github.mlmodel.model.MlModelException if the data cannot be read
     */
    public static InspectResult inspect(InspectJob job, Source.Table source, int threads, Progress progress) {
        return source.written(
                delimited -> text(job, delimited, threads, progress),
                custom -> describe(job, TableReader.read(request(job, custom, threads, progress)), Set.of(), null));
    }

    private static InspectResult text(InspectJob job, Source.Delimited source, int threads, Progress progress) {
        Source.Delimited named =
                source.withFormat(FormatGuess.of(source.format(), job.dataset().roles(), job.sources()));
        try {
            return read(job, named, threads, progress);
        } catch (MlModelException e) {
            return unquoted(job, named, threads, progress).orElseThrow(() -> e);
        }
    }

    /** Between tabulators people write quotes as they come; nothing else explains a file that is whole without them. */
    private static Optional<InspectResult> unquoted(
            InspectJob job, Source.Delimited source, int threads, Progress progress) {
        if (!source.format().quote().equals(TextFormat.DEFAULT_QUOTE)) {
            return Optional.empty();
        }
        try {
            TextFormat without = source.format().withQuote(TextFormat.NO_QUOTE);
            InspectResult found = read(job, source.withFormat(without), threads, progress);
            return Optional.of(found)
                    .filter(read ->
                            read.text() != null && read.text().delimiter().equals("\t"));
        } catch (MlModelException e) {
            // Then quotes are not what is wrong.
            return Optional.empty();
        }
    }

    private static InspectResult read(InspectJob job, Source.Delimited source, int threads, Progress progress) {
        Reading reading = new Reading(request(job, source, threads, progress), source, "");
        ReadOutcome outcome = reading.read();
        TextFormat format = source.format();
        WrittenText form = format.hasHeader() ? reading.form().withNames(format.columns()) : reading.form();
        return describe(job, outcome.rows(), outcome.oddTexts(), form);
    }

    private static ReadRequest request(InspectJob job, Source.Table source, int threads, Progress progress) {
        return new ReadRequest(
                source,
                job.dataset().roles(),
                Split.NONE,
                job.sources(),
                0,
                Declared.NOTHING,
                Set.of(),
                threads,
                progress);
    }

    private static InspectResult describe(
            InspectJob job, ReadRows rows, Set<String> oddTexts, @Nullable WrittenText text) {
        List<ColumnSummary> summaries = new ArrayList<>();
        for (Column column : rows.table().columns()) {
            summaries.add(ColumnSummary.of(column, rows.treatment(column.name()).column(column.name())));
        }
        return new InspectResult(
                rows.table().rows(),
                describe(rows, summaries),
                text,
                suggest(job.dataset().roles().target(), rows, summaries, oddTexts),
                List.of());
    }

    private static Suggestions suggest(
            String asked, ReadRows rows, List<ColumnSummary> summaries, Set<String> oddTexts) {
        TargetGuess guess = TargetGuess.of(rows, summaries);
        String target = asked.isEmpty() ? guess.plain().orElse("") : asked;
        Optional<ColumnSummary> column = summaries.stream()
                .filter(summary -> summary.name().equals(target))
                .findFirst();
        Exclusions exclusions =
                Exclusions.of(rows, summaries, target, column.flatMap(found -> SuggestedTarget.of(rows, found)));
        SuggestedDates dates = SuggestedDates.of(rows, target, exclusions.leftOut());
        return new Suggestions(
                target,
                guess.likeliest(),
                column.map(found -> SuggestedTarget.task(rows, found)).orElse(null),
                suggestMissing(rows, target, oddTexts),
                suggestNumbers(rows),
                dates.columns(),
                exclusions.leftOut(),
                Stream.of(misgivings(rows), exclusions.remarks(), dates.remarks(), rowsApart(rows, target, exclusions))
                        .flatMap(List::stream)
                        .toList());
    }

    /** What the training would warn of, where there is one. */
    private static List<String> rowsApart(ReadRows rows, String target, Exclusions exclusions) {
        List<Column> columns = rows.table().columns().stream()
                .filter(column -> !column.name().equals(target) && !exclusions.givesAway(column.name()))
                .toList();
        return target.isEmpty()
                ? List.of()
                : RowsApart.sentence(
                                columns, column -> rows.treatment(column.name()).kind() == ColumnKind.DATE)
                        .stream()
                        .toList();
    }

    /** Numbers that are right or a thousand times too small, and dates as nothing reads them: people know more of them. */
    private static List<String> misgivings(ReadRows rows) {
        return Misgiving.sentences(rows.table().names().stream()
                .flatMap(name -> rows.treatment(name).misgivings().stream())
                .filter(misgiving ->
                        misgiving.kind().isOfThousands() || misgiving.kind().isOfDates())
                .toList());
    }

    private static List<InspectedColumn> describe(ReadRows rows, List<ColumnSummary> summaries) {
        List<InspectedColumn> columns = new ArrayList<>();
        for (ColumnSummary summary : summaries) {
            columns.add(new InspectedColumn(
                    rows.treatment(summary.name()).column(summary.name()),
                    summary.missing(),
                    summary.distinct(),
                    summary.examples(),
                    rows.treatment(summary.name()).leavesOut()
                            ? rows.treatment(summary.name()).reason().word()
                            : ""));
        }
        return columns;
    }

    /** Columns whose numbers are written in one way, that way by that way. */
    private static List<NumberFormat> suggestNumbers(ReadRows rows) {
        Map<NumberForm, List<String>> columns = new LinkedHashMap<>();
        for (String name : rows.table().names()) {
            NumberForm form = rows.treatment(name).numbers();
            if (!form.isPlain()) {
                columns.computeIfAbsent(form, key -> new ArrayList<>()).add(name);
            }
        }
        return columns.entrySet().stream()
                .map(entry -> NumberFormat.of(entry.getValue(), entry.getKey()))
                .toList();
    }

    /**
     * A text that is the only one among the numbers of a column, and what people write for nothing. A country may be called NA,
     * but hardly what is predicted.
     */
    private static List<String> suggestMissing(ReadRows rows, String target, Set<String> oddTexts) {
        Set<String> missing = new TreeSet<>(oddTexts);
        for (Column column : rows.table().columns()) {
            if (column instanceof Column.Texts texts) {
                if (column.name().equals(target)) {
                    missing.addAll(SuspectClasses.words(List.of(texts.dictionary())));
                }
                List<String> words = new ArrayList<>();
                for (String text : texts.dictionary()) {
                    if (!Double.isFinite(NumberText.parse(text))) {
                        words.add(text);
                    }
                    if (USUALLY_MISSING.contains(text)) {
                        missing.add(text);
                    }
                }
                int numbers = texts.dictionary().length - words.size();
                if (numbers > 0 && (words.size() == 1 || numbers >= NUMBERS_A_WORD * words.size())) {
                    missing.addAll(words);
                }
            }
        }
        return List.copyOf(missing);
    }
}
