package io.github.mlmodel.worker.text;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.model.Anchor;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.column.NumberForm;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.model.text.Shown;
import io.github.mlmodel.worker.file.SourceFile;
import io.github.mlmodel.worker.record.CsvFormat;
import io.github.mlmodel.worker.record.Records;
import io.github.mlmodel.worker.record.StrictText;
import io.github.mlmodel.worker.shape.FirstLook;
import io.github.mlmodel.worker.shape.LineLook;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.text.ColumnSums.Line;
import io.github.mlmodel.worker.treatment.Misgiving;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lines of totals that look like rows, for they have no text where rows have numbers. What they are is proved by sums; where
 * it cannot be, a line that begins as totals do is told.
 */
final class TotalLines {

    /** Where more of the rows begin so, and hold no sums, that is what the table is about. */
    private static final int FEWEST_ROWS_A_TOTAL = 10;

    private static final long LEAST_PROVED = 90;

    private static final long PERCENT = 100;

    private static final double ROUNDING = 1e-6;

    private final List<String> names;
    private final CsvFormat format;
    private final Function<String, NumberForm> forms;
    private final List<DataFile> suspected = new ArrayList<>();
    private final Map<DataFile, ColumnSums> sums = new LinkedHashMap<>();

    TotalLines(List<String> names, CsvFormat format, Function<String, NumberForm> forms) {
        this.names = names;
        this.format = format;
        this.forms = forms;
    }

    /**
     * Returns the files to be read again: those with rows that begin as totals do, and those whose first or last row may hold
     * sums, as far as the rows tell that were kept.
     *
     * @param columns the columns that were read, by their place; absent where one was not
     */
    static Set<DataFile> suspected(OddRows odd, IntFunction<@Nullable Column> columns) {
        Set<DataFile> files = new LinkedHashSet<>(odd.withTotals());
        int width = Stream.concat(odd.firstNumbers().values().stream(), odd.lastNumbers().values().stream())
                .mapToInt(numbers -> numbers.length)
                .max()
                .orElse(0);
        List<Optional<DoubleSummaryStatistics>> wholes =
                IntStream.range(0, width).mapToObj(i -> whole(columns.apply(i))).toList();
        Stream.of(odd.firstNumbers(), odd.lastNumbers())
                .forEach(rows -> rows.forEach((file, numbers) -> {
                    if (maySum(numbers, wholes)) {
                        files.add(file);
                    }
                }));
        return files;
    }

    private static Optional<DoubleSummaryStatistics> whole(@Nullable Column column) {
        return column instanceof Column.Numbers numbers
                ? Optional.of(DoubleStream.of(numbers.values())
                        .filter(value -> !Double.isNaN(value))
                        .summaryStatistics())
                : Optional.empty();
    }

    /** In no column of numbers the others are more than this one, unless it is like their mean. */
    private static boolean maySum(double[] row, List<Optional<DoubleSummaryStatistics>> wholes) {
        boolean any = false;
        for (int i = 0; i < row.length; i++) {
            if (!Double.isNaN(row[i]) && wholes.get(i).isPresent()) {
                DoubleSummaryStatistics whole = wholes.get(i).get();
                double mean = Math.abs(whole.getAverage());
                double size = Math.abs(row[i]);
                boolean isSum = 2 * size >= Math.abs(whole.getSum()) * (1 - ROUNDING);
                if (!isSum && !(size >= mean / 2 && size <= 2 * mean)) {
                    return false;
                }
                any |= isSum && whole.getCount() > 1;
            }
        }
        return any;
    }

    /**
     * Has files read again, as soon as the number of rows is known.
     *
     * @param files those that may have lines of totals
     */
    void read(Collection<DataFile> files) {
        suspected.addAll(files);
    }

    /** Ends where there are more lines than can be totals. */
    private void readUpTo(long most) {
        for (DataFile file : suspected) {
            long left = most
                    - sums.values().stream()
                            .mapToLong(ColumnSums::unprovedLines)
                            .sum();
            if (left < 0) {
                return;
            }
            sums.put(file, read(file, left));
        }
    }

    private ColumnSums read(DataFile file, long most) {
        SourceFile source = new SourceFile(file);
        ColumnSums found = new ColumnSums(names, format, forms, most);
        try (StrictText text = StrictText.of(source.look(), format.encoding())) {
            Records.read(format, text, true, found);
        } catch (IOException e) {
            throw source.unreadable(e);
        }
        return found.end();
    }

    /**
     * Refuses lines that are proved to hold totals.
     *
     * @param rows number of rows in all files
     */
    void refuse(long rows) {
        readUpTo(Math.max(1, rows / FEWEST_ROWS_A_TOTAL));
        List<String> lines = new ArrayList<>();
        sums.forEach((file, found) -> found.proved().forEach(line -> lines.add(shown(file, line))));
        long count = sums.values().stream().mapToLong(ColumnSums::provedLines).sum();
        // Of many lines some hold sums by chance, nearly all do not.
        boolean byChance = lines() > 1 && areMany(rows) && LEAST_PROVED * lines() > PERCENT * count;
        if (lines.isEmpty() || byChance) {
            return;
        }
        boolean one = count == 1;
        throw MlModelException.user(
                Anchor.UNREADABLE_LINES,
                Names.count(count, "line") + (one ? " holds" : " hold") + " totals and no row:"
                        + Shown.partOf(count, lines).lines("\n  ") + "\nDelete " + (one ? "it" : "them") + comment()
                        + ".");
    }

    private long lines() {
        return sums.values().stream().mapToLong(ColumnSums::lines).sum();
    }

    private boolean areMany(long rows) {
        return FEWEST_ROWS_A_TOTAL * lines() > rows;
    }

    private static String shown(DataFile file, Line line) {
        return file.name() + ":" + line.number() + " (" + FirstLook.shown(line.values()) + "), where "
                + Names.list(line.sums().stream()
                        .map(name -> "'" + Printable.text(name) + "'")
                        .toList())
                + (line.sums().size() == 1 ? " is the sum or mean" : " are sums or means") + " of rows "
                + (line.above() ? "above" : "below");
    }

    /** Lines can be passed over where each begins with the word, no row does, and none can be a row. */
    private String comment() {
        Set<String> words = new LinkedHashSet<>();
        sums.values().forEach(found -> words.addAll(found.words()));
        String word = words.size() == 1 ? words.iterator().next() : "";
        boolean safe = !word.isEmpty()
                && LineLook.isTotal(word.toCharArray(), 0, word.length())
                && format.marks().comment() == null
                && sums.values().stream().allMatch(found -> found.areNoRows() && found.beginsNoOther(word));
        return safe
                ? ", or set <comment>" + word + "</comment> in <dataset>, which passes over lines that begin so"
                : "";
    }

    /** Returns what is told of the lines that begin as totals do and are not refused, unless they are many of the rows. */
    List<Misgiving> misgivings(long rows) {
        List<String> lines = new ArrayList<>();
        sums.forEach((file, found) -> found.unproved()
                .forEach(line ->
                        lines.add("'" + Printable.text(line.first()) + "' in " + file.name() + ":" + line.number())));
        long count = sums.values().stream().mapToLong(ColumnSums::unprovedLines).sum();
        return lines.isEmpty() || areMany(rows)
                ? List.of()
                : List.of(new Misgiving(
                        Misgiving.Kind.TOTALS, "", Shown.partOf(count, lines).list(), List.of()));
    }
}
