package io.github.mlmodel.worker.text;

import io.github.mlmodel.model.column.NumberForm;
import io.github.mlmodel.model.text.Shown;
import io.github.mlmodel.worker.record.CsvFormat;
import io.github.mlmodel.worker.record.RecordTaker;
import io.github.mlmodel.worker.shape.LineLook;
import io.github.mlmodel.worker.table.NumberText;
import io.github.mlmodel.worker.text.RunningSums.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Adds up the columns of a file, and compares with the sums the lines that begin as totals do, and the last one. */
final class ColumnSums extends RecordTaker {

    /** Beginnings that are kept; where there are more, any word may be among them. */
    private static final int MOST_BEGINNINGS = 100;

    private final List<String> names;
    private final List<NumberForm> forms;
    private final RunningSums all;
    private RunningSums group;
    private final long most;
    private final List<Line> proved = new ArrayList<>();
    private final List<Line> unproved = new ArrayList<>();
    private final Set<String> words = new LinkedHashSet<>();
    private final Set<String> beginnings = new LinkedHashSet<>();
    private final double[] leastSums;
    private long provedLines;
    private long unprovedLines;
    private List<String> values = new ArrayList<>();
    private @Nullable Line last;
    private long number;
    private boolean header;

    /**
     * A line.
     *
     * @param number its number, from 1
     * @param values its values; the first that is there alone, of a line without sums
     * @param sums names of the columns whose sum or mean it has
     */
    record Line(long number, List<String> values, List<String> sums) {

        /** Returns the first value that is there. */
        String first() {
            return values.stream().filter(value -> !value.isEmpty()).findFirst().orElse("");
        }
    }

    /**
     * Starts with no row.
     *
     * @param most so many lines can be totals; where there are more, the reading ends
     */
    ColumnSums(List<String> names, CsvFormat format, Function<String, NumberForm> forms, long most) {
        this.names = names;
        this.forms = names.stream().map(forms).toList();
        this.header = format.header();
        this.all = new RunningSums(names.size());
        this.group = new RunningSums(names.size());
        this.most = most;
        this.leastSums = new double[names.size()];
        Arrays.fill(leastSums, Double.POSITIVE_INFINITY);
    }

    @Override
    protected int getFieldCount() {
        return values.size();
    }

    @Override
    protected void begin(long startingLine) {
        values = new ArrayList<>();
        number = startingLine;
    }

    @Override
    protected void addField(char[] chars, int offset, int length, boolean quoted) {
        values.add(new String(chars, offset, length).strip());
    }

    @Override
    protected void setEmpty() {
        values = new ArrayList<>();
    }

    @Override
    protected @Nullable Boolean buildRecord() {
        boolean blank = values.stream().allMatch(String::isEmpty);
        if (blank) {
            return null;
        }
        if (header) {
            header = false;
            return null;
        }
        take(last);
        last = new Line(number, values.subList(0, Math.min(values.size(), names.size())), List.of());
        return lines() > most ? Boolean.TRUE : null;
    }

    /** Takes the last line, too. */
    ColumnSums end() {
        @Nullable Line line = last;
        if (line == null || isTotal(line)) {
            take(line);
            return this;
        }
        Numbers numbers = numbers(line);
        List<Integer> sums = all.matching(numbers);
        boolean sound = all.rows() >= RunningSums.FEWEST_ROWS
                && sums.size() == numbers.count()
                && sums.stream().anyMatch(i -> all.isBeyondEach(i, numbers));
        if (sound) {
            prove(line, sums, numbers);
        } else {
            take(line);
        }
        return this;
    }

    private void prove(Line line, List<Integer> sums, Numbers numbers) {
        provedLines++;
        for (int i = 0; i < leastSums.length; i++) {
            leastSums[i] = Math.min(leastSums[i], sums.contains(i) ? Math.abs(numbers.at(i)) : 0);
        }
        if (words.size() < 2) {
            words.add(line.values().get(0));
        }
        if (proved.size() < Shown.MANY) {
            List<String> columns = sums.stream().map(names::get).toList();
            proved.add(new Line(line.number(), List.copyOf(line.values()), columns));
        }
    }

    private void leaveUnproved(Line line) {
        unprovedLines++;
        keepBeginning(line.values().get(0));
        if (unproved.size() < Shown.MANY) {
            unproved.add(new Line(line.number(), List.of(line.first()), List.of()));
        }
    }

    private static boolean isTotal(Line line) {
        String first = line.first();
        return LineLook.isTotal(first.toCharArray(), 0, first.length());
    }

    private void take(@Nullable Line line) {
        if (line == null) {
            return;
        }
        if (!isTotal(line)) {
            Numbers numbers = numbers(line);
            all.add(numbers);
            group.add(numbers);
            remember(line.values().get(0));
            return;
        }
        Numbers numbers = numbers(line);
        RunningSums best = group.prove(numbers) && !all.prove(numbers) ? group : all;
        if (best.prove(numbers) && Math.min(all.rows(), group.rows() == 0 ? all.rows() : group.rows()) > 1) {
            prove(line, best.matching(numbers), numbers);
        } else {
            leaveUnproved(line);
        }
        group = new RunningSums(names.size());
    }

    /** Only beginnings that are like a word for totals matter. */
    private void remember(String beginning) {
        for (int end = Math.min(beginning.length(), LineLook.LONGEST_TOTAL); end > 0; end--) {
            if (LineLook.isTotal(beginning.toCharArray(), 0, end)) {
                keepBeginning(beginning);
                return;
            }
        }
    }

    private void keepBeginning(String beginning) {
        if (beginnings.size() <= MOST_BEGINNINGS) {
            beginnings.add(beginning);
        }
    }

    private Numbers numbers(Line line) {
        double[] numbers = new double[names.size()];
        Arrays.fill(numbers, Double.NaN);
        for (int i = 0; i < line.values().size(); i++) {
            String value = line.values().get(i);
            double number = value.isEmpty()
                    ? Double.NaN
                    : forms.get(i).plain(value).map(NumberText::parse).orElse(Double.NaN);
            numbers[i] = Double.isFinite(number) ? number : Double.NaN;
        }
        return new Numbers(numbers);
    }

    /** Returns the first lines that hold sums of rows above them. */
    List<Line> proved() {
        return proved;
    }

    /** Returns the number of lines that hold sums. */
    long provedLines() {
        return provedLines;
    }

    /** Returns the first lines that begin as totals do, without holding sums. */
    List<Line> unproved() {
        return unproved;
    }

    /** Returns the number of lines that begin as totals do, without holding sums. */
    long unprovedLines() {
        return unprovedLines;
    }

    /** Returns the number of lines that are told in one way or the other. */
    long lines() {
        return provedLines + unprovedLines;
    }

    /** Returns what the lines that hold sums begin with: two of it at most. */
    Set<String> words() {
        return words;
    }

    /** Returns whether no row begins with a word but is not that word. */
    boolean beginsNoOther(String word) {
        return beginnings.size() <= MOST_BEGINNINGS
                && beginnings.stream().noneMatch(beginning -> beginning.startsWith(word));
    }

    /** Returns whether the lines that hold sums cannot be rows: in some column all of them are beyond each row. */
    boolean areNoRows() {
        return provedLines == 0 || IntStream.range(0, leastSums.length).anyMatch(i -> all.isBelow(i, leastSums[i]));
    }
}
