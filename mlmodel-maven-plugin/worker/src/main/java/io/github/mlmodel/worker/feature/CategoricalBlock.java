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
 * Categorical columns, one-hot. In the graph a LabelEncoder a column gives the number of the feature to set, and one
 * TfidfVectorizer over all these columns sets them: its counts of numbers that differ between columns are 0 and 1.
 */
final class CategoricalBlock implements Block {

    private final List<String> columns;
    private final List<Categories> categories;

    CategoricalBlock(List<Categories> categories) {
        this.columns = categories.stream().map(Categories::column).toList();
        this.categories = categories;
    }

    @Override
    public List<String> names() {
        return categories.stream().flatMap(column -> column.names().stream()).toList();
    }

    @Override
    public List<FeatureGroup> groups(int first) {
        List<FeatureGroup> groups = new ArrayList<>();
        int from = first;
        for (int i = 0; i < columns.size(); i++) {
            int to = from + categories.get(i).size();
            if (to > from) {
                groups.add(new FeatureGroup(FeatureGroup.Kind.CATEGORICAL, columns.get(i), from, to));
            }
            from = to;
        }
        return groups;
    }

    @Override
    public List<FeatureColumn> transform(Map<String, Column> rows, int threads) {
        return WorkPool.map(
                        columns.size(),
                        threads,
                        i -> transform(TextBlock.texts(rows, columns.get(i)), categories.get(i)))
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    private static List<FeatureColumn> transform(Column.Texts column, Categories categories) {
        int[] ofRows = categories.features(column);
        int[] counts = new int[categories.size()];
        for (int feature : ofRows) {
            if (feature != Categories.NONE) {
                counts[feature]++;
            }
        }
        SparseColumns features = new SparseColumns(counts);
        for (int row = 0; row < ofRows.length; row++) {
            if (ofRows[row] != Categories.NONE) {
                features.set(row, ofRows[row], 1f);
            }
        }
        return features.columns();
    }

    @Override
    public String add(GraphBuilder graph, Map<String, String> inputs) {
        List<String> numbers = new ArrayList<>();
        int first = 0;
        for (int i = 0; i < columns.size(); i++) {
            String input = String.valueOf(inputs.get(columns.get(i)));
            numbers.add(encode(graph, input, categories.get(i), first));
            first += categories.get(i).size();
        }
        String all = numbers.size() == 1 ? numbers.get(0) : graph.node("Concat", numbers, new Attribute("axis", 1L));
        long[] features = new long[first];
        for (int i = 0; i < first; i++) {
            features[i] = i;
        }
        return graph.node(
                "TfIdfVectorizer",
                List.of(all),
                new Attribute("mode", "TF"),
                new Attribute("min_gram_length", 1L),
                new Attribute("max_gram_length", 1L),
                new Attribute("max_skip_count", 0L),
                new Attribute("ngram_counts", new long[] {0}),
                new Attribute("ngram_indexes", features),
                new Attribute("pool_int64s", features));
    }

    private static String encode(GraphBuilder graph, String input, Categories categories, int first) {
        List<String> keys = categories.keys();
        long[] values = keys.stream()
                .mapToLong(key -> (long) first + categories.feature(key))
                .toArray();
        int otherwise = categories.otherwise();
        return graph.node(
                GraphBuilder.ML,
                "LabelEncoder",
                List.of(input),
                new Attribute("keys_strings", keys.toArray(new String[0])),
                new Attribute("values_int64s", values),
                new Attribute("default_int64", otherwise == Categories.NONE ? -1L : (long) first + otherwise));
    }

    @Override
    public Map<String, List<String>> texts() {
        Map<String, List<String>> texts = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            texts.put(columns.get(i), categories.get(i).kept());
        }
        return texts;
    }

    @Override
    public Map<String, String> sentences() {
        Map<String, String> sentences = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            sentences.put(columns.get(i), categories.get(i).sentence(", a feature each", "sets none"));
        }
        return sentences;
    }
}
