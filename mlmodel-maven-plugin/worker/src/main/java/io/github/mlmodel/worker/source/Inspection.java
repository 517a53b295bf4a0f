package io.github.mlmodel.worker.source;

import io.github.mlmodel.build.message.InspectJob;
import io.github.mlmodel.build.message.InspectResult;
import io.github.mlmodel.build.message.InspectResult.InspectedColumn;
import io.github.mlmodel.build.message.InspectResult.WrittenText;
import io.github.mlmodel.build.spec.NumberFormat;
import io.github.mlmodel.build.spec.Roles;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.model.column.NumberForm;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.worker.read.Declared;
import io.github.mlmodel.worker.read.ReadOutcome;
import io.github.mlmodel.worker.read.ReadRequest;
import io.github.mlmodel.worker.read.ReadRows;
import io.github.mlmodel.worker.split.Split;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.ColumnSummary;
import io.github.mlmodel.worker.table.NumberText;
import io.github.mlmodel.worker.text.FormatGuess;
import io.github.mlmodel.worker.text.Reading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Looks at data: its columns, their types, and what could be predicted. */
public final class Inspection {

    /** Names of columns that are usually predicted, the surest first. */
    private static final List<String> TARGET_NAMES = List.of(
            "target",
            "label",
            "class",
            "outcome",
            "species",
            "survived",
            "churn",
            "churned",
            "failure",
            "failed",
            "fraud",
            "spam",
            "income",
            "diagnosis",
            "quality",
            "price",
            "sale_price",
            "saleprice",
            "median_house_value",
            "y");

    /** Texts that hardly ever are a category. */
    private static final Set<String> USUALLY_MISSING = Set.of("?", "N/A", "n/a", "NULL", "null", "NaN", "nan");

    private static final int MOST_CLASSES = 20;

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
        Reading reading = new Reading(request(job, named, threads, progress), named, "");
        ReadOutcome outcome = reading.read();
        return describe(job, outcome.rows(), outcome.oddTexts(), reading.form());
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
            summaries.add(ColumnSummary.of(column));
        }
        Roles roles = job.dataset().roles();
        String target = roles.target().isEmpty() ? suggestTarget(rows, summaries) : roles.target();
        return new InspectResult(
                rows.table().rows(),
                describe(rows, summaries),
                target,
                target.isEmpty() ? "" : suggestTask(rows, summaries, target),
                text,
                suggestMissing(rows, oddTexts),
                suggestNumbers(rows),
                List.of());
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

    private static ColumnKind kind(ReadRows rows, ColumnSummary summary) {
        return rows.kinds().getOrDefault(summary.name(), ColumnKind.NUMERIC);
    }

    private static String suggestTarget(ReadRows rows, List<ColumnSummary> summaries) {
        for (String name : TARGET_NAMES) {
            for (ColumnSummary summary : summaries) {
                if (summary.name().toLowerCase(Locale.ROOT).equals(name) && fit(rows, summary)) {
                    return summary.name();
                }
            }
        }
        ColumnSummary last = summaries.get(summaries.size() - 1);
        if (kind(rows, last) == ColumnKind.NUMERIC && fit(rows, last)) {
            return last.name();
        }
        for (int i = summaries.size() - 1; i >= 0; i--) {
            if (summaries.get(i).distinct() <= MOST_CLASSES && fit(rows, summaries.get(i))) {
                return summaries.get(i).name();
            }
        }
        return "";
    }

    /** A target has a value in every row, two different ones at least, and is no text. */
    private static boolean fit(ReadRows rows, ColumnSummary summary) {
        ColumnKind kind = kind(rows, summary);
        boolean fewTexts = kind == ColumnKind.CATEGORICAL && summary.distinct() <= 5L * MOST_CLASSES;
        return summary.missing() == 0 && summary.distinct() >= 2 && (fewTexts || kind == ColumnKind.NUMERIC);
    }

    private static String suggestTask(ReadRows rows, List<ColumnSummary> summaries, String target) {
        ColumnSummary summary = summaries.stream()
                .filter(column -> column.name().equals(target))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("target " + target + " is not among the columns"));
        boolean classes = kind(rows, summary) != ColumnKind.NUMERIC
                || summary.distinct() <= 2
                || (summary.integers()
                        && summary.distinct() <= MOST_CLASSES
                        && 2 * summary.distinct() <= rows.table().rows());
        return (classes ? Task.CLASSIFICATION : Task.REGRESSION).text();
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

    /** A text that is the only one among the numbers of a column, and what people write for nothing. */
    private static List<String> suggestMissing(ReadRows rows, Set<String> oddTexts) {
        Set<String> missing = new TreeSet<>(oddTexts);
        for (Column column : rows.table().columns()) {
            if (column instanceof Column.Texts texts) {
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
