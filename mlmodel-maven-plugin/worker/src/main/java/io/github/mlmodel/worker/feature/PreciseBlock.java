package io.github.mlmodel.worker.feature;

import io.github.mlmodel.spi.FeatureColumn;
import io.github.mlmodel.spi.FeatureGroup;
import io.github.mlmodel.spi.FeatureNeeds;
import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.graph.TensorData;
import io.github.mlmodel.worker.table.Column;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Numeric columns that need more digits than a float has: an offset is subtracted from them as doubles, then they are floats. */
final class PreciseBlock implements Block {

    private final Map<String, FloatLoss> losses;
    private final NumericBlock differences;

    private PreciseBlock(Map<String, FloatLoss> losses, NumericBlock differences) {
        this.losses = losses;
        this.differences = differences;
    }

    /**
     * Fits features.
     *
     * @param losses the columns in the data's order, and what each would lose
     */
    static PreciseBlock fit(Map<String, FloatLoss> losses, Map<String, Column> rows, FeatureNeeds needs, int threads) {
        List<String> columns = List.copyOf(losses.keySet());
        return new PreciseBlock(losses, NumericBlock.fit(columns, differences(losses, rows), needs, threads));
    }

    private static Map<String, Column> differences(Map<String, FloatLoss> losses, Map<String, Column> rows) {
        Map<String, Column> differences = new HashMap<>();
        losses.forEach((column, loss) -> {
            double[] values = NumericBlock.numbers(rows, column).clone();
            for (int row = 0; row < values.length; row++) {
                values[row] -= loss.offset();
            }
            differences.put(column, new Column.Numbers(column, values));
        });
        return differences;
    }

    @Override
    public List<String> names() {
        return differences.names();
    }

    @Override
    public List<FeatureGroup> groups(int first) {
        return differences.groups(first);
    }

    @Override
    public List<FeatureColumn> transform(Map<String, Column> rows, int threads) {
        return differences.transform(differences(losses, rows), threads);
    }

    @Override
    public String add(GraphBuilder graph, Map<String, String> inputs) {
        Map<String, String> floats = new HashMap<>();
        losses.forEach((column, loss) -> {
            String offset = graph.constant(TensorData.doubles(new double[] {loss.offset()}, 1, 1));
            String difference = graph.node("Sub", List.of(String.valueOf(inputs.get(column)), offset));
            floats.put(column, graph.node("Cast", List.of(difference), new Attribute("to", 1L)));
        });
        return differences.add(graph, floats);
    }

    /** Returns a sentence a column: what it would lose as floats. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        losses.forEach((column, loss) -> warnings.add(loss.sentence(column)));
        return warnings;
    }

    @Override
    public Map<String, List<String>> texts() {
        return Map.of();
    }

    @Override
    public Map<String, String> sentences() {
        Map<String, String> sentences = new LinkedHashMap<>();
        differences.sentences().forEach((column, sentence) -> {
            FloatLoss loss = losses.get(column);
            String offset = loss == null ? "0" : NumericBlock.text(loss.offset());
            sentences.put(column, "less " + offset + " in double precision, " + sentence);
        });
        return sentences;
    }
}
