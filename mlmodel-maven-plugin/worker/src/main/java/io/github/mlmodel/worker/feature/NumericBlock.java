package io.github.mlmodel.worker.feature;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.model.text.Shown;
import io.github.mlmodel.spi.FeatureColumn;
import io.github.mlmodel.spi.FeatureGroup;
import io.github.mlmodel.spi.FeatureNeeds;
import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.graph.TensorData;
import io.github.mlmodel.spi.work.WorkPool;
import io.github.mlmodel.worker.table.Column;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All numeric columns: one tensor from the inputs on, so that their number costs no operators. */
final class NumericBlock implements Block {

    private final List<String> columns;
    private final List<NumericStatistics> statistics;
    private final FeatureNeeds needs;

    private NumericBlock(List<String> columns, List<NumericStatistics> statistics, FeatureNeeds needs) {
        this.columns = columns;
        this.statistics = statistics;
        this.needs = needs;
    }

    static NumericBlock fit(List<String> columns, Map<String, Column> rows, FeatureNeeds needs, int threads) {
        List<NumericStatistics> statistics =
                WorkPool.map(columns.size(), threads, i -> NumericStatistics.of(numbers(rows, columns.get(i)), needs));
        refuseInfinite(columns, statistics);
        return new NumericBlock(columns, statistics, needs);
    }

    private static void refuseInfinite(List<String> columns, List<NumericStatistics> statistics) {
        Shown found = new Shown();
        for (int i = 0; i < columns.size(); i++) {
            int rows = statistics.get(i).infinite();
            if (rows > 0) {
                found.add("'" + Printable.text(columns.get(i)) + "' (" + Names.count(rows, "row") + ")");
            }
        }
        if (!found.isEmpty()) {
            throw MlModelException.user("Infinite values, or values beyond 3.4E38, in the training rows of column "
                    + found.list() + ". Correct the data, or declare that value as missing with <dataset><missing>.");
        }
    }

    @Override
    public List<String> names() {
        return columns;
    }

    @Override
    public List<FeatureGroup> groups(int first) {
        return List.of(new FeatureGroup(FeatureGroup.Kind.NUMERIC, "", first, first + columns.size()));
    }

    @Override
    public List<FeatureColumn> transform(Map<String, Column> rows, int threads) {
        return WorkPool.map(columns.size(), threads, i -> transform(numbers(rows, columns.get(i)), statistics.get(i)));
    }

    private FeatureColumn transform(double[] values, NumericStatistics statistic) {
        float[] features = new float[values.length];
        float filler = needs.imputed() ? statistic.median() : Float.NaN;
        for (int row = 0; row < values.length; row++) {
            float value = (float) values[row];
            features[row] = Float.isNaN(value) ? filler : value;
        }
        if (needs.standardised()) {
            float mean = statistic.mean();
            float scale = statistic.scale();
            for (int row = 0; row < features.length; row++) {
                features[row] = (features[row] - mean) / scale;
            }
        }
        return new FeatureColumn.Dense(features);
    }

    @Override
    public String add(GraphBuilder graph, Map<String, String> inputs) {
        Set<String> parts = new LinkedHashSet<>();
        columns.forEach(column -> parts.add(String.valueOf(inputs.get(column))));
        String value = parts.size() == 1
                ? parts.iterator().next()
                : graph.node("Concat", List.copyOf(parts), new Attribute("axis", 1L));
        if (needs.imputed()) {
            String missing = graph.node("IsNaN", List.of(value));
            value = graph.node("Where", List.of(missing, row(graph, NumericStatistics::median), value));
        }
        if (needs.standardised()) {
            value = graph.node("Sub", List.of(value, row(graph, NumericStatistics::mean)));
            value = graph.node("Div", List.of(value, row(graph, NumericStatistics::scale)));
        }
        return value;
    }

    private interface FloatOf {
        float of(NumericStatistics statistics);
    }

    private String row(GraphBuilder graph, FloatOf part) {
        float[] values = new float[columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = part.of(statistics.get(i));
        }
        return graph.constant(TensorData.floats(values, 1, values.length));
    }

    @Override
    public Map<String, List<String>> texts() {
        return Map.of();
    }

    @Override
    public Map<String, String> sentences() {
        Map<String, String> sentences = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            sentences.put(columns.get(i), sentence(statistics.get(i)));
        }
        return sentences;
    }

    private String sentence(NumericStatistics statistic) {
        StringBuilder sentence = new StringBuilder("a number");
        if (statistic.present() == 0) {
            sentence.append(" without any value in the training rows");
        }
        if (needs.imputed()) {
            sentence.append("; where missing, the training median ").append(text(statistic.median()));
        } else {
            sentence.append("; missing values are kept as such");
        }
        if (needs.standardised()) {
            sentence.append("; less ")
                    .append(text(statistic.mean()))
                    .append(", divided by ")
                    .append(text(statistic.scale()));
        }
        return sentence.append('.').toString();
    }

    /** Returns whether missing values become the median. */
    boolean isImputed() {
        return needs.imputed();
    }

    /** Not {@code Float.toString}, whose digits changed with JDK 19. */
    private static String text(float value) {
        return text(value, 6);
    }

    /** Returns a number with all its digits. */
    static String text(double value) {
        return text(value, 17);
    }

    private static String text(double value, int precision) {
        BigDecimal digits =
                new BigDecimal(value).round(new MathContext(precision)).stripTrailingZeros();
        boolean tens = digits.scale() < 0 && digits.precision() - digits.scale() <= 9;
        return (tens ? digits.setScale(0) : digits).toString();
    }

    static double[] numbers(Map<String, Column> rows, String name) {
        if (rows.get(name) instanceof Column.Numbers numbers) {
            return numbers.values();
        }
        throw new IllegalArgumentException(
                "Column '" + Printable.text(name) + "' is to be numeric, but was not read as numbers");
    }
}
