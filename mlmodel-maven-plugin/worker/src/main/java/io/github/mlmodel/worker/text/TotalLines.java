package io.github.mlmodel.worker.text;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.model.Anchor;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.column.NumberForm;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.model.text.Shown;
import io.github.mlmodel.worker.file.SourceFile;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.text.ColumnSums.Line;
import io.github.mlmodel.worker.treatment.Misgiving;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * Lines of totals that look like rows, for they have no text where rows have numbers. What they are is proved by sums; where
 * it cannot be, a line that begins as totals do is told.
 */
final class TotalLines {

    /** Where more of the rows begin so, that is what the table is about. */
    private static final int FEWEST_ROWS_A_TOTAL = 10;

    private static final double ROUNDING = 1e-6;

    private final List<String> names;
    private final CsvFormat format;
    private final Function<String, NumberForm> forms;
    private final Map<DataFile, ColumnSums> sums = new LinkedHashMap<>();

    TotalLines(List<String> names, CsvFormat format, Function<String, NumberForm> forms) {
        this.names = names;
        this.format = format;
        this.forms = forms;
    }

    /**
     * Returns the files to be read again: those with rows that begin as totals do, and those whose last row may hold sums, as
     * far as the rows tell that were kept.
     *
     * @param columns the columns that were read, by their place; absent where one was not
     */
    static Set<DataFile> suspected(OddRows odd, IntFunction<@Nullable Column> columns) {
        Set<DataFile> files = new LinkedHashSet<>(odd.withTotals());
        odd.lastNumbers().forEach((file, numbers) -> {
            if (maySum(numbers, columns)) {
                files.add(file);
            }
        });
        return files;
    }

    /** In no column of numbers the others are more than the last one, unless it is like their mean. */
    private static boolean maySum(double[] last, IntFunction<@Nullable Column> columns) {
        boolean any = false;
        for (int i = 0; i < last.length; i++) {
            if (!Double.isNaN(last[i]) && columns.apply(i) instanceof Column.Numbers numbers) {
                double[] present = DoubleStream.of(numbers.values())
                        .filter(value -> !Double.isNaN(value))
                        .toArray();
                double sum = DoubleStream.of(present).sum();
                double mean = Math.abs(sum / present.length);
                double size = Math.abs(last[i]);
                boolean isSum = 2 * size >= Math.abs(sum) * (1 - ROUNDING);
                if (!isSum && !(size >= mean / 2 && size <= 2 * mean)) {
                    return false;
                }
                any |= isSum && present.length > 1;
            }
        }
        return any;
    }

    /**
     * Reads files again.
     *
     * @param suspected those that may have lines of totals
     */
    void read(Collection<DataFile> suspected) {
        suspected.forEach(file -> sums.put(file, read(file)));
    }

    private ColumnSums read(DataFile file) {
        SourceFile source = new SourceFile(file);
        ColumnSums found = new ColumnSums(names, format, forms);
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
        List<String> lines = new ArrayList<>();
        sums.forEach((file, found) -> found.proved().forEach(line -> lines.add(shown(file, line))));
        long words = sums.values().stream().mapToLong(ColumnSums::lines).sum();
        if (lines.isEmpty() || (words > 1 && FEWEST_ROWS_A_TOTAL * words > rows)) {
            return;
        }
        boolean one = lines.size() == 1;
        throw MlModelException.user(
                Anchor.UNREADABLE_LINES,
                Names.count(lines.size(), "line") + (one ? " holds" : " hold") + " totals and no row:"
                        + Shown.of(lines).lines("\n  ") + "\nDelete " + (one ? "it" : "them") + comment() + ".");
    }

    private static String shown(DataFile file, Line line) {
        return file.name() + ":" + line.number() + " (" + FirstLook.shown(line.values()) + "), where "
                + Names.list(line.sums().stream()
                        .map(name -> "'" + Printable.text(name) + "'")
                        .toList())
                + (line.sums().size() == 1 ? " is the sum or mean" : " are sums or means") + " of rows above";
    }

    /** Lines can be passed over where each begins with the word, and no row does. */
    private String comment() {
        Set<@Nullable String> words = sums.values().stream()
                .flatMap(found -> found.proved().stream())
                .map(line -> line.values().get(0))
                .collect(Collectors.toSet());
        String word = words.size() == 1 ? String.valueOf(words.iterator().next()) : "";
        boolean safe = !word.isEmpty()
                && LineLook.isTotal(word.toCharArray(), 0, word.length())
                && format.marks().comment() == null
                && sums.values().stream().allMatch(found -> found.beginsNoOther(word));
        return safe
                ? ", or set <comment>" + word + "</comment> in <dataset>, which passes over lines that begin so"
                : "";
    }

    /** Returns what is told of the lines that begin as totals do and are not refused, unless they are many of the rows. */
    List<Misgiving> misgivings(long rows) {
        Shown lines = new Shown();
        sums.forEach((file, found) -> found.unproved()
                .forEach(line ->
                        lines.add("'" + Printable.text(line.first()) + "' in " + file.name() + ":" + line.number())));
        return lines.isEmpty() || FEWEST_ROWS_A_TOTAL * lines.count() > rows
                ? List.of()
                : List.of(new Misgiving(Misgiving.Kind.TOTALS, "", lines.list(), List.of()));
    }
}
