package io.github.mlmodel.grade.drift;

import io.github.mlmodel.grade.drift.ColumnDrift.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How far rows are from those that a model was trained on.
 *
 * @param model the model's name
 * @param trainingRows how many rows it was trained on
 * @param rows how many rows are compared with these
 * @param columns the columns, those that are furthest from what they were first
 * @param absent described columns that are not in today's data
 * @param undescribed how many columns more the model reads, of which nothing is recorded
 */
public record Drift(
        String model, long trainingRows, long rows, List<ColumnDrift> columns, List<String> absent, long undescribed) {

    /** How often a comparison of rows that have not changed at all says that some column has. */
    static final double FALSE_ALARMS = 0.001;

    /** Copies the lists. */
    public Drift {
        columns = List.copyOf(columns);
        absent = List.copyOf(absent);
    }

    /** Compares what columns are with what they were; those of which today's data has none are absent. */
    public static Drift of(Statistics training, long rows, List<ColumnToday> today, DriftThresholds thresholds) {
        Map<String, ColumnToday> byName =
                today.stream().collect(Collectors.toMap(ColumnToday::name, Function.identity()));
        double probability = FALSE_ALARMS / Math.max(1, today.size());
        List<ColumnDrift> columns = training.columns().stream()
                .filter(column -> byName.containsKey(column.name()))
                .map(column -> ColumnDrift.of(
                        column,
                        Objects.requireNonNull(byName.get(column.name())),
                        training.rows(),
                        rows,
                        thresholds,
                        probability))
                .sorted(Comparator.comparing((ColumnDrift column) -> column.verdict() != Verdict.DRIFTED)
                        .thenComparing(
                                Comparator.comparingDouble(ColumnDrift::excess).reversed())
                        .thenComparing(ColumnDrift::name))
                .toList();
        List<String> absent = training.columns().stream()
                .map(ColumnStatistics::name)
                .filter(name -> !byName.containsKey(name))
                .toList();
        return new Drift(training.model(), training.rows(), rows, columns, absent, training.undescribed());
    }

    /** Returns the names of the columns that drifted, the one that is furthest off first. */
    public List<String> drifted() {
        return columns.stream()
                .filter(column -> column.verdict() == Verdict.DRIFTED)
                .map(ColumnDrift::name)
                .toList();
    }
}
