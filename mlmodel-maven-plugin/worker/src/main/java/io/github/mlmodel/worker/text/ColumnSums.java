package io.github.mlmodel.worker.text;

import io.github.mlmodel.model.column.NumberForm;
import io.github.mlmodel.worker.table.NumberText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Adds up the columns of a file, and compares with the sums the lines that begin as totals do, and the last one. */
final class ColumnSums extends RecordTaker {

    private static final double ROUNDING = 1e-6;

    /** The last of a few numbers may be their sum by chance. */
    private static final int FEWEST_ROWS = 10;

    private final List<String> names;
    private final List<NumberForm> forms;
    private final Sums all;
    private Sums group;
    private final List<Line> proved = new ArrayList<>();
    private final List<Line> unproved = new ArrayList<>();
    private final List<String> beginnings = new ArrayList<>();
    private List<String> values = new ArrayList<>();
    private @Nullable Line last;
    private long number;
    private boolean header;

    /**
     * A line.
     *
     * @param number its number, from 1
     * @param values its values
     * @param sums names of the columns whose sum or mean it has
     */
    record Line(long number, List<String> values, List<String> sums) {

        /** Returns the first value that is there. */
        String first() {
            return values.stream().filter(value -> !value.isEmpty()).findFirst().orElse("");
        }
    }

    ColumnSums(List<String> names, CsvFormat format, Function<String, NumberForm> forms) {
        this.names = names;
        this.forms = names.stream().map(forms).toList();
        this.header = format.header();
        this.all = new Sums(names.size());
        this.group = new Sums(names.size());
    }

    @Override
    protected int getFieldCount() {
        return values.size();
    }

    @Override
    void begin(long startingLine) {
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
        return null;
    }

    /** Takes the last line, too. */
    ColumnSums end() {
        @Nullable Line line = last;
        if (line != null && !isTotal(line)) {
            List<Integer> sums = all.matching(numbers(line));
            boolean sound = all.rows >= FEWEST_ROWS
                    && sums.size() == numbers(line).count
                    && sums.stream().anyMatch(i -> all.isBeyondEach(i, numbers(line)));
            if (sound) {
                proved.add(with(line, sums));
            }
        } else {
            take(line);
        }
        return this;
    }

    private static Line with(Line line, List<Integer> sums, List<String> names) {
        return new Line(
                line.number(), line.values(), sums.stream().map(names::get).toList());
    }

    private Line with(Line line, List<Integer> sums) {
        return with(line, sums, names);
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
        List<Integer> sums = all.matching(numbers);
        List<Integer> ofGroup = group.matching(numbers);
        List<Integer> best = sums.size() >= ofGroup.size() ? sums : ofGroup;
        boolean isSum = !best.isEmpty() && Math.min(all.rows, group.rows == 0 ? all.rows : group.rows) > 1;
        (isSum ? proved : unproved).add(with(line, best));
        group = new Sums(names.size());
    }

    /** Only beginnings that are like a word for totals matter. */
    private void remember(String beginning) {
        for (int end = Math.min(beginning.length(), LineLook.LONGEST_TOTAL); end > 0; end--) {
            if (LineLook.isTotal(beginning.toCharArray(), 0, end)) {
                beginnings.add(beginning);
                return;
            }
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

    /** Returns lines that hold sums of rows above them. */
    List<Line> proved() {
        return proved;
    }

    /** Returns lines that begin as totals do, without holding sums. */
    List<Line> unproved() {
        return unproved;
    }

    /** Returns the number of lines that are told in one way or the other. */
    long lines() {
        return proved.size() + (long) unproved.size();
    }

    /** Returns whether no row begins with a word but is not that word. */
    boolean beginsNoOther(String word) {
        return beginnings.stream().noneMatch(beginning -> beginning.startsWith(word))
                && unproved.stream().noneMatch(line -> line.values().get(0).startsWith(word));
    }

    /** The numbers of a line, NaN where there is none. */
    private static final class Numbers {

        private final double[] values;
        private final long count;

        Numbers(double[] values) {
            this.values = values;
            this.count =
                    Arrays.stream(values).filter(value -> !Double.isNaN(value)).count();
        }
    }

    /** Sums of columns over some rows. */
    private static final class Sums {

        private final double[] sums;
        private final double[] sizes;
        private final double[] largest;
        private final long[] counts;
        private long rows;

        Sums(int columns) {
            sums = new double[columns];
            sizes = new double[columns];
            largest = new double[columns];
            counts = new long[columns];
        }

        void add(Numbers row) {
            rows++;
            for (int i = 0; i < sums.length; i++) {
                double value = row.values[i];
                if (!Double.isNaN(value)) {
                    sums[i] += value;
                    sizes[i] += Math.abs(value);
                    largest[i] = Math.max(largest[i], Math.abs(value));
                    counts[i]++;
                }
            }
        }

        /** Returns the columns whose sum or mean the numbers are. */
        List<Integer> matching(Numbers numbers) {
            return IntStream.range(0, sums.length)
                    .filter(i -> counts[i] > 1 && sizes[i] > 0)
                    .filter(i -> isNear(numbers.values[i], sums[i], sizes[i])
                            || isNear(numbers.values[i], sums[i] / counts[i], sizes[i] / counts[i]))
                    .boxed()
                    .toList();
        }

        private static boolean isNear(double value, double wanted, double size) {
            return Math.abs(value - wanted) <= ROUNDING * size;
        }

        boolean isBeyondEach(int column, Numbers numbers) {
            return Math.abs(numbers.values[column]) > largest[column];
        }
    }
}
