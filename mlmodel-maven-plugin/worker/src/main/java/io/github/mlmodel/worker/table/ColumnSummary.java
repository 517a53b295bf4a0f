package io.github.mlmodel.worker.table;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.DoubleFunction;

/**
 * What is in a column.
 *
 * @param name its name
 * @param missing rows without a value
 * @param distinct number of different values
 * @param integers whether all values are integers
 * @param examples the most frequent values with their counts
 */
public record ColumnSummary(String name, long missing, long distinct, boolean integers, List<String> examples) {

    private static final int EXAMPLES = 5;
    private static final int LONGEST = 40;

    /** The more frequent first, then the one that comes first in its own order. */
    private static final Comparator<Counted> FREQUENT =
            Comparator.comparingLong(Counted::count).reversed().thenComparingInt(Counted::rank);

    /**
     * A value and how often it occurs.
     *
     * @param rank its place among the column's values
     */
    private record Counted(String value, long count, int rank) {}

    /** Looks at a column; dates are shown as such. */
    public static ColumnSummary of(Column column, ColumnSchema schema) {
        return column instanceof Column.Numbers numbers
                ? ofNumbers(numbers, schema.kind() == ColumnKind.DATE ? schema.dates()::text : NumberText::of)
                : ofTexts((Column.Texts) column);
    }

    private static ColumnSummary ofNumbers(Column.Numbers column, DoubleFunction<String> text) {
        double[] sorted = Arrays.stream(column.values())
                .filter(value -> !Double.isNaN(value))
                .map(value -> value + 0.0)
                .sorted()
                .toArray();
        boolean integers = true;
        PriorityQueue<Counted> frequent = new PriorityQueue<>(FREQUENT.reversed());
        int distinct = 0;
        for (int from = 0; from < sorted.length; distinct++) {
            int to = from + 1;
            while (to < sorted.length && sorted[to] == sorted[from]) {
                to++;
            }
            integers &= sorted[from] == Math.rint(sorted[from]);
            offer(frequent, to - from, distinct, sorted[from], text);
            from = to;
        }
        int missing = column.values().length - sorted.length;
        return new ColumnSummary(column.name(), missing, distinct, integers, examples(frequent));
    }

    /** Makes a text of the number only if it is frequent enough to be shown. */
    private static void offer(
            PriorityQueue<Counted> frequent, long count, int rank, double value, DoubleFunction<String> text) {
        Counted least = frequent.peek();
        if (frequent.size() < EXAMPLES || (least != null && count > least.count())) {
            frequent.add(new Counted(text.apply(value), count, rank));
            if (frequent.size() > EXAMPLES) {
                frequent.remove();
            }
        }
    }

    private static ColumnSummary ofTexts(Column.Texts column) {
        long[] counts = new long[column.dictionary().length];
        long missing = 0;
        for (int code : column.codes()) {
            if (code < 0) {
                missing++;
            } else {
                counts[code]++;
            }
        }
        PriorityQueue<Counted> frequent = new PriorityQueue<>(FREQUENT.reversed());
        for (int code = 0; code < counts.length; code++) {
            frequent.add(new Counted(column.dictionary()[code], counts[code], code));
            if (frequent.size() > EXAMPLES) {
                frequent.remove();
            }
        }
        return new ColumnSummary(column.name(), missing, counts.length, false, examples(frequent));
    }

    private static List<String> examples(PriorityQueue<Counted> frequent) {
        List<Counted> sorted = new ArrayList<>(frequent);
        sorted.sort(FREQUENT);
        return sorted.stream()
                .map(counted -> cut(counted.value()) + " (" + counted.count() + ")")
                .toList();
    }

    private static String cut(String value) {
        return value.codePointCount(0, value.length()) <= LONGEST
                ? value
                : value.substring(0, value.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
