package io.github.mlmodel.worker.sample;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Rows by column, and samples that are composed of them. */
final class GivenTable {

    private final Map<String, Object[]> values = new LinkedHashMap<>();
    private final List<ColumnSchema> columns = new ArrayList<>();
    private final Map<String, List<String>> texts = new HashMap<>();
    private boolean looksUp;
    private int threads = 1;

    /** A column of numbers; null is missing. */
    GivenTable numbers(String name, @Nullable Double... numbers) {
        return column(new ColumnSchema(name, ColumnKind.NUMERIC), numbers);
    }

    /** A column of categories, and those of them that the model carries. */
    GivenTable categories(String name, List<String> carried, @Nullable String... categories) {
        texts.put(name, carried);
        return column(new ColumnSchema(name, ColumnKind.CATEGORICAL), categories);
    }

    /** A column of free texts, and the words of them that the model carries. */
    GivenTable texts(String name, List<String> carried, @Nullable String... free) {
        texts.put(name, carried);
        return column(new ColumnSchema(name, ColumnKind.TEXT), free);
    }

    GivenTable looksUp() {
        looksUp = true;
        return this;
    }

    GivenTable threads(int count) {
        threads = count;
        return this;
    }

    private GivenTable column(ColumnSchema schema, @Nullable Object[] of) {
        columns.add(schema);
        values.put(schema.name(), of);
        return this;
    }

    /** Returns the rows as samples would be recorded. */
    Set<Map<String, Object>> rows() {
        Set<Map<String, Object>> rows = new HashSet<>();
        for (int row = 0; row < count(); row++) {
            Map<String, Object> one = new LinkedHashMap<>();
            for (Map.Entry<String, Object[]> column : values.entrySet()) {
                if (column.getValue()[row] != null) {
                    one.put(column.getKey(), column.getValue()[row]);
                }
            }
            rows.add(one);
        }
        return rows;
    }

    /** Returns what is recorded of these rows, the target of each being its number. */
    Map<String, Map<String, Object>> recorded() {
        return compose(
                new Target.Numbers(IntStream.range(0, count()).asDoubleStream().toArray()), order -> order);
    }

    /** Returns what is recorded, when the rows stand in another order. */
    Map<String, Map<String, Object>> recordedBackwards() {
        double[] targets = IntStream.range(0, count())
                .mapToDouble(row -> count() - 1.0 - row)
                .toArray();
        return compose(new Target.Numbers(targets), row -> count() - 1 - row);
    }

    /** Returns what is recorded where rows are of classes. */
    Map<String, Map<String, Object>> recorded(String... classes) {
        List<String> labels = Arrays.stream(classes).distinct().sorted().toList();
        int[] ids = Arrays.stream(classes).mapToInt(labels::indexOf).toArray();
        return compose(new Target.Classes(labels, ids), row -> row);
    }

    private Map<String, Map<String, Object>> compose(Target target, IntUnaryOperator order) {
        List<Column> all = new ArrayList<>();
        values.forEach((name, column) -> {
            Object[] ordered = IntStream.range(0, column.length)
                    .map(order)
                    .mapToObj(row -> column[row])
                    .toArray();
            all.add(isText(name) ? texts(name, ordered) : numbers(name, ordered));
        });
        Table table = new Table(count(), all);
        return SampleRows.compose(table, columns, target, new CarriedTexts(texts, looksUp), threads)
                .recorded();
    }

    private boolean isText(String name) {
        return texts.containsKey(name);
    }

    private static Column numbers(String name, Object[] values) {
        return new Column.Numbers(
                name,
                Arrays.stream(values)
                        .mapToDouble(value -> value == null ? Double.NaN : (Double) value)
                        .toArray());
    }

    private static Column texts(String name, Object[] values) {
        List<Object> dictionary =
                Arrays.stream(values).filter(value -> value != null).distinct().toList();
        return new Column.Texts(
                name,
                dictionary.toArray(String[]::new),
                Arrays.stream(values).mapToInt(dictionary::indexOf).toArray());
    }

    private int count() {
        return values.values().iterator().next().length;
    }
}
