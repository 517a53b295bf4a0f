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

/**
 * Adds up the columns of a file, and compares with the sums the lines that begin as totals do, and the first and the last one.
 * Totals stand below what they add up, or above it.
 */
final class ColumnSums extends RecordTaker {

    /** Beginnings that are kept; where there are more, any word may be among them. */
    private static final int MOST_BEGINNINGS = 100;

    private final List<String> names;
    private final List<NumberForm> forms;
    private final RunningSums all;
    private final RunningSums allButFirst;
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
    private @Nullable Line first;
    private @Nullable Line last;
    /** A line that begins as totals do and holds no sums of rows above it. */
    private @Nullable Line open;

    private long number;
    private boolean header;

    /**
     * A line.
     *
     * @param number its number, from 1
     * @param values its values; the first that is there alone, of a line without sums
     * @param sums names of the columns whose sum or mean it has
     * @param above whether the rows that are added up stand above it, not below
     */
    record Line(long number, List<String> values, List<String> sums, boolean above) {

        Line(long number, List<String> values) {
            this(number, values, List.of(), true);
        }

        /** Returns the first value that is there. */
        String first() {
            return values.stream().filter(value -> !value.isEmpty()).findFirst().orElse("");
        }
    }

    /**
     * Starts with no row.
     *
     * @param most so many lines can be totals that hold no sums; where there are more, the reading ends
     */
    ColumnSums(List<String> names, CsvFormat format, Function<String, NumberForm> forms, long most) {
        this.names = names;
        this.forms = names.stream().map(forms).toList();
        this.header = format.header();
        this.all = new RunningSums(names.size());
        this.allButFirst = new RunningSums(names.size());
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
        last = new Line(number, values.subList(0, Math.min(values.size(), names.size())));
        return unprovedLines > most ? Boolean.TRUE : null;
    }

    /** Takes the last line, too. */
    ColumnSums end() {
        @Nullable Line line = last;
        if (line == null || isTotal(line) || !isSumOf(all, line, true)) {
            take(line);
        }
        close();
        judgeTop();
        return this;
    }

    /** The first line may add up all rows, with lines between them that add up some. */
    private void judgeTop() {
        @Nullable Line top = first;
        if (top == null) {
            return;
        }
        if (!isTotal(top)) {
            isSumOf(allButFirst, top, false);
        } else if (isSound(all, numbers(top)) && unproved.removeIf(told -> told.number() == top.number())) {
            unprovedLines--;
            prove(top, all, false);
        }
    }

    /** Takes note of a line without a word for totals that holds nothing but the sums of all rows but itself. */
    private boolean isSumOf(RunningSums rows, Line line, boolean above) {
        Numbers numbers = numbers(line);
        List<Integer> sums = rows.matching(numbers);
        boolean sound = rows.rows() >= RunningSums.FEWEST_ROWS
                && sums.size() == numbers.count()
                && sums.stream().anyMatch(i -> rows.isBeyondEach(i, numbers));
        return sound && prove(line, rows, above);
    }

    private boolean prove(Line line, RunningSums rows, boolean above) {
        Numbers numbers = numbers(line);
        List<Integer> sums = rows.matching(numbers);
        provedLines++;
        for (int i = 0; i < leastSums.length; i++) {
            leastSums[i] = Math.min(leastSums[i], sums.contains(i) ? Math.abs(numbers.at(i)) : 0);
        }
        if (words.size() < 2) {
            words.add(line.values().get(0));
        }
        List<String> columns = sums.stream().map(names::get).toList();
        int later = (int)
                proved.stream().filter(other -> other.number() > line.number()).count();
        proved.add(proved.size() - later, new Line(line.number(), List.copyOf(line.values()), columns, above));
        if (proved.size() > Shown.MANY) {
            proved.remove(proved.size() - 1);
        }
        return true;
    }

    private void leaveUnproved(Line line) {
        unprovedLines++;
        keepBeginning(line.values().get(0));
        if (unproved.size() < Shown.MANY) {
            unproved.add(new Line(line.number(), List.of(line.first())));
        }
    }

    private static boolean isTotal(Line line) {
        String text = line.first();
        return LineLook.isTotal(text.toCharArray(), 0, text.length());
    }

    private static boolean endsAsTotal(Line line) {
        String text = line.first();
        return LineLook.endsAsTotal(text.toCharArray(), 0, text.length());
    }

    private void take(@Nullable Line line) {
        if (line == null) {
            return;
        }
        if (isTotal(line)) {
            close();
            takeTotal(line);
            group = new RunningSums(names.size());
        } else if (endsAsTotal(line) && isSumOfGroup(line)) {
            close();
            prove(line, group, true);
            group = new RunningSums(names.size());
        } else {
            addRow(line);
        }
        first = first == null ? line : first;
    }

    private void addRow(Line line) {
        Numbers numbers = numbers(line);
        all.add(numbers);
        group.add(numbers);
        if (first != null) {
            allButFirst.add(numbers);
        }
        remember(line.values().get(0));
    }

    private void takeTotal(Line line) {
        Numbers numbers = numbers(line);
        RunningSums best = group.prove(numbers) && !all.prove(numbers) ? group : all;
        if (isSound(best, numbers) && group.rows() != 1) {
            prove(line, best, true);
        } else {
            open = line;
        }
    }

    /** What ends as totals do may be a row: it is none where it holds more than each row of its group. */
    private boolean isSumOfGroup(Line line) {
        Numbers numbers = numbers(line);
        return isSound(group, numbers)
                && group.matching(numbers).stream().anyMatch(i -> group.isBeyondEach(i, numbers));
    }

    private static boolean isSound(RunningSums rows, Numbers numbers) {
        return rows.rows() > 1 && rows.prove(numbers);
    }

    /** Before the next line of totals, and at the end, it is seen whether the one before adds up what came since. */
    private void close() {
        @Nullable Line line = open;
        if (line != null && isSound(group, numbers(line))) {
            prove(line, group, false);
        } else if (line != null) {
            leaveUnproved(line);
        }
        open = null;
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

    /** Returns the first lines that hold sums of rows above or below them. */
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
