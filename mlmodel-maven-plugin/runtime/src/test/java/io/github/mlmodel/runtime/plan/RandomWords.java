package io.github.mlmodel.runtime.plan;

import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.graph.TensorData;
import io.github.mlmodel.spi.graph.ValueInfo;
import java.util.List;
import java.util.Random;

/** A text as tf-idf of words and pairs of words, as the product's own graphs have it. */
public final class RandomWords {

    /** Four words, and two pairs of them. */
    public static final int WIDTH = 6;

    private RandomWords() {}

    /** Adds the text, an input of name {@code words}, and returns its features. */
    public static String add(GraphBuilder graph, Random random) {
        String text = graph.input("words", ElementType.STRING, ValueInfo.ROWS, 1);
        String counts = counts(graph, numbers(graph, text, 1 + random.nextInt(2)));
        if (random.nextBoolean()) {
            String present = graph.node(
                    GraphBuilder.ML,
                    "LabelEncoder",
                    List.of(text),
                    new Attribute("keys_strings", new String[] {"x y", "?"}),
                    new Attribute("values_floats", new float[2]),
                    new Attribute("default_float", 1f));
            counts = graph.node("Mul", List.of(counts, present));
        }
        float[] weights = new float[WIDTH];
        for (int i = 0; i < WIDTH; i++) {
            weights[i] = 1 + random.nextFloat();
        }
        String weighted = graph.node("Mul", List.of(counts, graph.constant(TensorData.floats(weights, 1, WIDTH))));
        String exact = graph.node("Cast", List.of(weighted), new Attribute("to", 11L));
        String squares = graph.node(
                "ReduceSumSquare",
                List.of(exact),
                new Attribute("axes", new long[] {1}),
                new Attribute("keepdims", 1L));
        String one = graph.constant(TensorData.doubles(new double[] {1}));
        String norm = graph.node("Sqrt", List.of(graph.node("Max", List.of(squares, one))));
        return graph.node("Div", List.of(weighted, graph.node("Cast", List.of(norm), new Attribute("to", 1L))));
    }

    private static String numbers(GraphBuilder graph, String text, long fewest) {
        String flat = graph.node("Reshape", List.of(text, graph.constant(TensorData.longs(new long[] {-1}, 1))));
        String lower = graph.node(
                "StringNormalizer",
                List.of(flat),
                new Attribute("case_change_action", "LOWER"),
                new Attribute("is_case_sensitive", 1L),
                new Attribute("locale", "C"));
        String tokens = graph.node(
                GraphBuilder.MICROSOFT,
                "Tokenizer",
                List.of(lower),
                new Attribute("mark", 0L),
                new Attribute("mincharnum", fewest),
                new Attribute("pad_value", ""),
                new Attribute("tokenexp", "[a-z0-9]+|[\\x{df}\\x{1f600}-\\x{1f64f}]"));
        return graph.node(
                GraphBuilder.ML,
                "LabelEncoder",
                List.of(tokens),
                new Attribute("keys_strings", new String[] {"a", "ab", "x", "y"}),
                new Attribute("values_int64s", new long[] {0, 1, 2, 3}),
                new Attribute("default_int64", -1L));
    }

    private static String counts(GraphBuilder graph, String numbers) {
        return graph.node(
                "TfIdfVectorizer",
                List.of(numbers),
                new Attribute("mode", "TF"),
                new Attribute("min_gram_length", 1L),
                new Attribute("max_gram_length", 2L),
                new Attribute("max_skip_count", 0L),
                new Attribute("ngram_counts", new long[] {0, 4}),
                new Attribute("ngram_indexes", new long[] {5, 1, 0, 3, 2, 4}),
                new Attribute("pool_int64s", new long[] {0, 1, 2, 3, 2, 3, 1, 1}));
    }
}
