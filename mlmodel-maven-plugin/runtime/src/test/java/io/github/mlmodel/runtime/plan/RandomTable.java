package io.github.mlmodel.runtime.plan;

import io.github.mlmodel.onnx.OnnxFile;
import io.github.mlmodel.runtime.EnsembleForm;
import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.graph.TensorData;
import io.github.mlmodel.spi.graph.ValueInfo;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Random graphs of tables: numbers that are imputed and scaled, categories one-hot or as numbers, and a model of them. */
final class RandomTable {

    private static final List<String> WORDS = List.of("a", "b", "ab", "ß", "label😀", "3", "x y", "", "no?", "?");

    private final Random random;
    private final GraphBuilder graph = new GraphBuilder("t");
    private int features;
    private int sums;

    private RandomTable(Random random) {
        this.random = random;
    }

    static List<String> words() {
        return WORDS;
    }

    /** Returns a graph of trees or of a matrix. */
    static byte[] file(Random random) {
        RandomTable table = new RandomTable(random);
        String features = table.features();
        String output = random.nextInt(3) > 0 ? table.trees(features) : table.linear(features);
        table.outputs(output);
        return OnnxFile.write(table.graph.build(), "random", Map.of());
    }

    private String features() {
        List<String> parts = new ArrayList<>();
        int numbers = 1 + random.nextInt(4);
        List<String> inputs = IntStream.range(0, numbers)
                .mapToObj(i -> graph.input("n" + i, ElementType.FLOAT, ValueInfo.ROWS, 1))
                .toList();
        parts.add(scaled(concat(inputs), numbers));
        features += numbers;
        if (random.nextBoolean()) {
            String precise = graph.input("p", ElementType.DOUBLE, ValueInfo.ROWS, 1);
            String shifted = graph.node("Sub", List.of(precise, doubles(1e6)));
            parts.add(graph.node("Cast", List.of(graph.node("Floor", List.of(shifted))), new Attribute("to", 1L)));
            features++;
        }
        int texts = random.nextInt(4);
        if (texts > 0) {
            String hot = oneHot(texts);
            parts.add(hot);
            if (random.nextBoolean()) {
                parts.add(targetMeans(hot));
            }
        }
        if (random.nextInt(3) == 0) {
            List<String> words = Collections.nCopies(1 + random.nextInt(2), RandomWords.add(graph, random));
            features += words.size() * RandomWords.WIDTH;
            parts.addAll(words);
            return concat(parts);
        }
        String all = concat(parts);
        return random.nextInt(4) == 0 ? zerosAsMissing(all) : all;
    }

    private String concat(List<String> parts) {
        return parts.size() == 1 ? parts.get(0) : graph.node("Concat", parts, new Attribute("axis", 1L));
    }

    private String doubles(double number) {
        return graph.constant(TensorData.doubles(new double[] {number}));
    }

    private String row(int width) {
        float[] values = new float[width];
        for (int i = 0; i < width; i++) {
            values[i] = (float) (1 + random.nextGaussian());
        }
        return graph.constant(TensorData.floats(values, 1, width));
    }

    private String scaled(String numbers, int width) {
        String value = numbers;
        if (random.nextBoolean()) {
            String missing = graph.node("IsNaN", List.of(value));
            value = graph.node("Where", List.of(missing, row(width), value));
        }
        if (random.nextBoolean()) {
            value = graph.node("Div", List.of(graph.node("Sub", List.of(value, row(width))), row(width)));
        }
        return value;
    }

    private String oneHot(int texts) {
        List<String> codes = new ArrayList<>();
        int first = 0;
        for (int i = 0; i < texts; i++) {
            List<String> keys = WORDS.subList(0, 1 + random.nextInt(WORDS.size()));
            long[] values = new long[keys.size()];
            for (int key = 0; key < values.length; key++) {
                values[key] = (long) first + (key == 0 ? 0 : random.nextInt(key + 1));
            }
            String text = graph.input("t" + i, ElementType.STRING, ValueInfo.ROWS, 1);
            codes.add(graph.node(
                    GraphBuilder.ML,
                    "LabelEncoder",
                    List.of(text),
                    new Attribute("keys_strings", keys.toArray(String[]::new)),
                    new Attribute("values_int64s", values),
                    new Attribute("default_int64", random.nextBoolean() ? -1L : first)));
            first += keys.size();
        }
        long[] pool = IntStream.range(0, first).asLongStream().toArray();
        features += first;
        return graph.node(
                "TfIdfVectorizer",
                List.of(concat(codes)),
                new Attribute("mode", "TF"),
                new Attribute("min_gram_length", 1L),
                new Attribute("max_gram_length", 1L),
                new Attribute("max_skip_count", 0L),
                new Attribute("ngram_counts", new long[] {0}),
                new Attribute("ngram_indexes", pool),
                new Attribute("pool_int64s", pool));
    }

    /** A number by category: the place of the one that is set leads to it. */
    private String targetMeans(String hot) {
        String first = graph.node(
                "Slice",
                List.of(
                        hot,
                        graph.constant(TensorData.longs(new long[] {0}, 1)),
                        graph.constant(TensorData.longs(new long[] {1}, 1)),
                        graph.constant(TensorData.longs(new long[] {1}, 1))));
        String place = graph.node("ArgMax", List.of(first), new Attribute("axis", 1L), new Attribute("keepdims", 0L));
        String means = graph.constant(TensorData.floats(new float[] {random.nextFloat()}, 1, 1));
        String mean = graph.node("Gather", List.of(means, place), new Attribute("axis", 0L));
        String known = graph.node(
                "ReduceMax", List.of(first), new Attribute("axes", new long[] {1}), new Attribute("keepdims", 1L));
        features++;
        return graph.node("Mul", List.of(mean, known));
    }

    private String zerosAsMissing(String all) {
        String zero = graph.node("Equal", List.of(all, graph.constant(TensorData.floats(new float[] {0}, 1, 1))));
        return graph.node(
                "Where", List.of(zero, graph.constant(TensorData.floats(new float[] {Float.NaN}, 1, 1)), all));
    }

    private String linear(String all) {
        int classes = 1 + random.nextInt(4);
        sums = classes;
        float[] matrix = new float[features * classes];
        for (int i = 0; i < matrix.length; i++) {
            matrix[i] = (float) random.nextGaussian();
        }
        String weights = graph.constant(TensorData.floats(matrix, features, classes));
        return random.nextBoolean()
                ? graph.node("Gemm", List.of(all, weights, row(classes)))
                : graph.node("Relu", List.of(graph.node("MatMul", List.of(all, weights))));
    }

    private String trees(String all) {
        int targets = random.nextBoolean() ? 1 : 2 + random.nextInt(3);
        sums = targets;
        Attribute[] forest = RandomForest.of(random, features, targets);
        Optional<Attribute[]> ensemble = random.nextBoolean() ? EnsembleForm.of(forest) : Optional.empty();
        return graph.node(
                GraphBuilder.ML,
                ensemble.isPresent() ? "TreeEnsemble" : "TreeEnsembleRegressor",
                List.of(all),
                ensemble.orElse(forest));
    }

    private void outputs(String given) {
        String two = graph.node("Mul", List.of(given, row(1)));
        String values =
                switch (random.nextInt(3)) {
                    case 0 -> graph.node("Softmax", List.of(two), new Attribute("axis", 1L));
                    case 1 -> graph.node("Sigmoid", List.of(two));
                    default -> two;
                };
        String most = graph.node(
                "ReduceMax", List.of(values), new Attribute("axes", new long[] {1}), new Attribute("keepdims", 0L));
        String place = graph.node("ArgMax", List.of(values), new Attribute("axis", 1L), new Attribute("keepdims", 0L));
        String names = graph.constant(TensorData.strings(new String[] {"one", "two", "three", "four"}, 4));
        graph.output(
                graph.node("Gather", List.of(names, place), new Attribute("axis", 0L)),
                "label",
                ElementType.STRING,
                ValueInfo.ROWS);
        graph.output(values, "values", ElementType.FLOAT, ValueInfo.ROWS, sums);
        graph.output(most, "most", ElementType.FLOAT, ValueInfo.ROWS);
    }
}
