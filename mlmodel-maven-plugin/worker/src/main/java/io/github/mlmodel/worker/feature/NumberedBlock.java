package io.github.mlmodel.worker.feature;

import io.github.mlmodel.spi.FeatureColumn;
import io.github.mlmodel.spi.FeatureGroup;
import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.work.WorkPool;
import io.github.mlmodel.worker.table.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Categorical columns with one feature each: the number of the category, counted from 1 and the most frequent first; 0 where
 * it is unknown. In the graph a LabelEncoder a column.
 */
final class NumberedBlock implements Block {

    private final List<Categories> columns;

    NumberedBlock(List<Categories> columns) {
        this.columns = columns;
    }

    @Override
    public List<String> names() {
        return columns.stream().map(Categories::column).toList();
    }

    @Override
    public List<FeatureGroup> groups(int first) {
        List<FeatureGroup> groups = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            groups.add(
                    new FeatureGroup(FeatureGroup.Kind.NUMBERED, columns.get(i).column(), first + i, first + i + 1));
        }
        return groups;
    }

    @Override
    public List<FeatureColumn> transform(Map<String, Column> rows, int threads) {
        return WorkPool.map(columns.size(), threads, i -> {
            Categories categories = columns.get(i);
            int[] features = categories.features(TextBlock.texts(rows, categories.column()));
            float[] numbers = new float[features.length];
            for (int row = 0; row < numbers.length; row++) {
                numbers[row] = number(features[row]);
            }
            return new FeatureColumn.Dense(numbers);
        });
    }

    private static float number(int feature) {
        return feature == Categories.NONE ? 0 : feature + 1;
    }

    @Override
    public String add(GraphBuilder graph, Map<String, String> inputs) {
        List<String> numbers = new ArrayList<>();
        for (Categories categories : columns) {
            List<String> keys = categories.keys();
            float[] values = new float[keys.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = number(categories.feature(keys.get(i)));
            }
            numbers.add(graph.node(
                    GraphBuilder.ML,
                    "LabelEncoder",
                    List.of(String.valueOf(inputs.get(categories.column()))),
                    new Attribute("keys_strings", keys.toArray(new String[0])),
                    new Attribute("values_floats", values),
                    new Attribute("default_float", number(categories.otherwise()))));
        }
        return numbers.size() == 1 ? numbers.get(0) : graph.node("Concat", numbers, new Attribute("axis", 1L));
    }

    @Override
    public Map<String, List<String>> texts() {
        Map<String, List<String>> texts = new LinkedHashMap<>();
        columns.forEach(categories -> texts.put(categories.column(), categories.kept()));
        return texts;
    }

    @Override
    public Map<String, String> sentences() {
        Map<String, String> sentences = new LinkedHashMap<>();
        columns.forEach(categories ->
                sentences.put(categories.column(), categories.sentence(", told apart by number", "has none")));
        return sentences;
    }
}
