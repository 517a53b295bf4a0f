package io.github.mlmodel.worker.feature;

import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.spi.FeatureColumn;
import io.github.mlmodel.spi.FeatureGroup;
import io.github.mlmodel.spi.FeatureNeeds;
import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.graph.TensorData;
import io.github.mlmodel.worker.table.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A column of dates as its parts, those that differ between training rows. Parts are numbers like any other. But what comes round
 * (month, day of the week, hour) is one-hot for a trainer that weighs features, to which December would be far from January;
 * a trainer that splits numbers finds any run of months in one feature.
 */
final class DateBlock implements Block {

    private static final long FLOAT = 1;

    private final ColumnSchema column;
    private final double first;
    private final List<DatePart> parts;
    private final NumericBlock numbers;
    private final boolean marked;
    private final List<Mark> marks;

    /**
     * A part that is one-hot.
     *
     * @param values those that training rows have, ascending
     */
    private record Mark(DatePart part, double[] values) {}

    private DateBlock(
            ColumnSchema column,
            double first,
            List<DatePart> parts,
            NumericBlock numbers,
            boolean marked,
            List<Mark> marks) {
        this.column = column;
        this.first = first;
        this.parts = parts;
        this.numbers = numbers;
        this.marked = marked;
        this.marks = marks;
    }

    static DateBlock fit(ColumnSchema column, Map<String, Column> rows, FeatureNeeds needs, int threads) {
        double[] dates = NumericBlock.numbers(rows, column.name());
        double[] present =
                Arrays.stream(dates).filter(date -> !Double.isNaN(date)).toArray();
        double first = Arrays.stream(present).min().orElse(0);
        List<DatePart> parts = new ArrayList<>();
        List<Mark> marks = new ArrayList<>();
        for (DatePart part : DatePart.values()) {
            boolean oneHot = part.comesRound() && needs.standardised();
            double[] values = Arrays.stream(present)
                    .map(date -> part.of(date, first))
                    .distinct()
                    .limit(oneHot ? Long.MAX_VALUE : 2)
                    .sorted()
                    .toArray();
            if (values.length > 1 && oneHot) {
                marks.add(new Mark(part, values));
            } else if (values.length > 1) {
                parts.add(part);
            }
        }
        boolean marked = needs.imputed() && present.length > 0 && present.length < dates.length;
        Map<String, Column> numbers = numbers(column, dates, parts, first);
        return new DateBlock(
                column, first, parts, NumericBlock.fit(names(column, parts), numbers, needs, threads), marked, marks);
    }

    private static List<String> names(ColumnSchema column, List<DatePart> parts) {
        return parts.stream().map(part -> name(column, part)).toList();
    }

    private static String name(ColumnSchema column, DatePart part) {
        return column.name() + " (" + part.words() + ")";
    }

    private static Map<String, Column> numbers(
            ColumnSchema column, double[] dates, List<DatePart> parts, double first) {
        Map<String, Column> numbers = new HashMap<>();
        for (DatePart part : parts) {
            double[] values =
                    Arrays.stream(dates).map(date -> part.of(date, first)).toArray();
            numbers.put(name(column, part), new Column.Numbers(name(column, part), values));
        }
        return numbers;
    }

    @Override
    public List<String> names() {
        List<String> names = new ArrayList<>(numbers.names());
        if (marked) {
            names.add(column.name() + " (missing)");
        }
        for (Mark mark : marks) {
            for (double value : mark.values()) {
                names.add(name(column, mark.part()) + "=" + (int) value);
            }
        }
        return names;
    }

    @Override
    public List<FeatureGroup> groups(int first) {
        List<FeatureGroup> groups = new ArrayList<>();
        int from = first;
        int to = from + parts.size() + (marked ? 1 : 0);
        if (to > from) {
            groups.add(new FeatureGroup(FeatureGroup.Kind.NUMERIC, column.name(), from, to));
        }
        for (Mark mark : marks) {
            from = to;
            to += mark.values().length;
            groups.add(new FeatureGroup(FeatureGroup.Kind.CATEGORICAL, name(column, mark.part()), from, to));
        }
        return groups;
    }

    @Override
    public List<FeatureColumn> transform(Map<String, Column> rows, int threads) {
        double[] dates = NumericBlock.numbers(rows, column.name());
        List<FeatureColumn> features =
                new ArrayList<>(numbers.transform(numbers(column, dates, parts, first), threads));
        if (marked) {
            float[] missing = new float[dates.length];
            for (int row = 0; row < dates.length; row++) {
                missing[row] = Double.isNaN(dates[row]) ? 1 : 0;
            }
            features.add(new FeatureColumn.Dense(missing));
        }
        marks.forEach(mark -> features.addAll(oneHot(mark, dates)));
        return features;
    }

    private List<FeatureColumn> oneHot(Mark mark, double[] dates) {
        int[] places = new int[dates.length];
        int[] counts = new int[mark.values().length];
        for (int row = 0; row < dates.length; row++) {
            places[row] = Arrays.binarySearch(mark.values(), mark.part().of(dates[row], first));
            if (places[row] >= 0) {
                counts[places[row]]++;
            }
        }
        SparseColumns features = new SparseColumns(counts);
        for (int row = 0; row < dates.length; row++) {
            if (places[row] >= 0) {
                features.set(row, places[row], 1f);
            }
        }
        return features.columns();
    }

    @Override
    public String add(GraphBuilder graph, Map<String, String> inputs) {
        String date = String.valueOf(inputs.get(column.name()));
        CalendarGraph calendar = new CalendarGraph(graph, date, first);
        List<String> features = new ArrayList<>();
        if (!parts.isEmpty()) {
            Map<String, String> values = new HashMap<>();
            parts.forEach(part -> values.put(name(column, part), asFloat(graph, calendar.add(part))));
            features.add(numbers.add(graph, values));
        }
        if (marked) {
            features.add(asFloat(graph, graph.node("IsNaN", List.of(date))));
        }
        for (Mark mark : marks) {
            String values = graph.constant(TensorData.doubles(mark.values(), 1, mark.values().length));
            features.add(asFloat(graph, graph.node("Equal", List.of(calendar.add(mark.part()), values))));
        }
        return features.size() == 1 ? features.get(0) : graph.node("Concat", features, new Attribute("axis", 1L));
    }

    private static String asFloat(GraphBuilder graph, String value) {
        return graph.node("Cast", List.of(value), new Attribute("to", FLOAT));
    }

    @Override
    public Map<String, List<String>> texts() {
        return Map.of();
    }

    @Override
    public Map<String, String> sentences() {
        List<String> taken = new ArrayList<>(parts.stream().map(DatePart::words).toList());
        marks.forEach(mark -> taken.add(mark.part().words() + " (a feature each)"));
        if (taken.isEmpty()) {
            return Map.of(column.name(), "a date that is the same in all training rows; no feature.");
        }
        String missing = marked
                ? "missing has a feature of its own"
                : numbers.isImputed() ? "missing is like the training median" : "missing values are kept as such";
        return Map.of(
                column.name(),
                "a date; " + Names.list(taken) + ", counted from "
                        + column.dates().text(first) + "; " + missing + ".");
    }
}
