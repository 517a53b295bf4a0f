package io.github.mlmodel.worker.look;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.worker.read.ReadRows;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.ColumnSummary;
import io.github.mlmodel.worker.table.NumberText;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a column would be as the target: classes or numbers. */
public final class SuggestedTarget {

    private static final int MOST_CLASSES = 20;

    /** A class of numbers with fewer rows cannot be learnt and judged; then the numbers are predicted. */
    private static final int FEWEST_ROWS_A_CLASS = 20;

    private SuggestedTarget() {}

    /** Returns what should be predicted of a column: numbers with few values, each of them frequent, are classes. */
    public static Task task(ReadRows rows, ColumnSummary column) {
        if (rows.treatment(column.name()).kind() != ColumnKind.NUMERIC || column.distinct() <= 2) {
            return Task.CLASSIFICATION;
        }
        boolean few = column.integers()
                && column.distinct() <= MOST_CLASSES
                && rarest(rows.table().column(column.name())) >= FEWEST_ROWS_A_CLASS;
        return few ? Task.CLASSIFICATION : Task.REGRESSION;
    }

    private static int rarest(Column column) {
        Map<Double, Integer> counts = new HashMap<>();
        for (double value : ((Column.Numbers) column).values()) {
            if (!Double.isNaN(value)) {
                counts.merge(value + 0.0, 1, Integer::sum);
            }
        }
        return counts.values().stream().mapToInt(count -> count).min().orElse(0);
    }

    /** Returns the column as a target, whatever is wrong with its labels; nothing where rows have no value. */
    public static Optional<Target> of(ReadRows rows, ColumnSummary column) {
        if (column.missing() > 0) {
            return Optional.empty();
        }
        Column values = rows.table().column(column.name());
        if (values instanceof Column.Texts texts) {
            return Optional.of(new Target.Classes(List.of(texts.dictionary()), texts.codes()));
        }
        double[] numbers = ((Column.Numbers) values).values();
        return Optional.of(
                switch (task(rows, column)) {
                    case CLASSIFICATION -> classes(numbers);
                    case REGRESSION -> new Target.Numbers(numbers);
                });
    }

    private static Target classes(double[] numbers) {
        Map<Double, Integer> places = new LinkedHashMap<>();
        int[] ids = Arrays.stream(numbers)
                .mapToInt(number -> places.computeIfAbsent(number + 0.0, value -> places.size()))
                .toArray();
        return new Target.Classes(places.keySet().stream().map(NumberText::of).toList(), ids);
    }
}
