package io.github.mlmodel.worker.feature;

import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.spi.FeatureColumn;
import io.github.mlmodel.spi.FeatureGroup;
import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.graph.TensorData;
import io.github.mlmodel.spi.work.WorkPool;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.UnspacedScripts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A text column as tf-idf. */
final class TextBlock implements Block {

    private final String column;
    private final Vocabulary vocabulary;
    private final Tokens tokens;
    /** Texts that mean "no value" though the vocabulary knows words of them. */
    private final List<String> missing;

    private TextBlock(String column, Vocabulary vocabulary, Tokens tokens, List<String> missing) {
        this.column = column;
        this.vocabulary = vocabulary;
        this.tokens = tokens;
        this.missing = missing;
    }

    static TextBlock fit(ColumnSchema column, Map<String, Column> rows, int longest, int limit, int threads) {
        Column.Texts texts = texts(rows, column.name());
        Tokens tokens = new Tokens(longest, anyUnspaced(texts));
        Vocabulary vocabulary = Vocabulary.fit(texts, tokens, limit, threads);
        List<String> missing = column.form().missing().stream()
                .filter(text -> vocabulary.row(text, tokens).features().length > 0)
                .toList();
        return new TextBlock(column.name(), vocabulary, tokens, missing);
    }

    /** The dictionary may have texts of other rows. */
    private static boolean anyUnspaced(Column.Texts texts) {
        boolean[] unspaced = new boolean[texts.dictionary().length];
        for (int code = 0; code < unspaced.length; code++) {
            unspaced[code] = UnspacedScripts.isIn(texts.dictionary()[code]);
        }
        return IntStream.of(texts.codes()).anyMatch(code -> code >= 0 && unspaced[code]);
    }

    @Override
    public List<String> names() {
        return vocabulary.ngrams().stream().map(ngram -> column + ": " + ngram).toList();
    }

    @Override
    public List<FeatureGroup> groups(int first) {
        int width = vocabulary.ngrams().size();
        return width == 0 ? List.of() : List.of(new FeatureGroup(FeatureGroup.Kind.TEXT, column, first, first + width));
    }

    @Override
    public List<FeatureColumn> transform(Map<String, Column> rows, int threads) {
        Column.Texts texts = texts(rows, column);
        Vocabulary.Weights nothing = new Vocabulary.Weights(new int[0], new float[0]);
        List<Vocabulary.Weights> byCode =
                WorkPool.map(threads, threads, part -> part(texts.dictionary(), part, threads)).stream()
                        .flatMap(List::stream)
                        .toList();
        int[] counts = new int[vocabulary.ngrams().size()];
        for (int code : texts.codes()) {
            for (int feature : code < 0 ? nothing.features() : byCode.get(code).features()) {
                counts[feature]++;
            }
        }
        SparseColumns features = new SparseColumns(counts);
        for (int row = 0; row < texts.codes().length; row++) {
            int code = texts.codes()[row];
            Vocabulary.Weights values = code < 0 ? nothing : byCode.get(code);
            for (int i = 0; i < values.features().length; i++) {
                features.set(row, values.features()[i], values.values()[i]);
            }
        }
        return features.columns();
    }

    private List<Vocabulary.Weights> part(String[] dictionary, int part, int parts) {
        List<Vocabulary.Weights> rows = new ArrayList<>();
        int end = (int) ((long) dictionary.length * (part + 1) / parts);
        for (int code = (int) ((long) dictionary.length * part / parts); code < end; code++) {
            rows.add(vocabulary.row(dictionary[code], tokens));
        }
        return rows;
    }

    /**
     * Texts become tokens, tokens become numbers, runs of numbers are counted. Only ONNX Runtime has an operator for the
     * first step. The norm of a row without tokens is 1; any other is at least 1, since weights are.
     */
    @Override
    public String add(GraphBuilder graph, Map<String, String> inputs) {
        String input = String.valueOf(inputs.get(column));
        String counts = present(graph, input, count(graph, number(graph, tokenize(graph, input))));
        float[] weights = vocabulary.weights();
        String weighted =
                graph.node("Mul", List.of(counts, graph.constant(TensorData.floats(weights, 1, weights.length))));
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

    /** A text that means "no value" has no words. */
    private String present(GraphBuilder graph, String input, String counts) {
        if (missing.isEmpty()) {
            return counts;
        }
        String present = graph.node(
                GraphBuilder.ML,
                "LabelEncoder",
                List.of(input),
                new Attribute("keys_strings", missing.toArray(new String[0])),
                new Attribute("values_floats", new float[missing.size()]),
                new Attribute("default_float", 1f));
        return graph.node("Mul", List.of(counts, present));
    }

    private String tokenize(GraphBuilder graph, String input) {
        String flat = graph.node("Reshape", List.of(input, graph.constant(TensorData.longs(new long[] {-1}, 1))));
        // The operator's default locale is en_US.UTF-8, and a session does not even start where that is not installed.
        String lower = graph.node(
                "StringNormalizer",
                List.of(flat),
                new Attribute("case_change_action", "LOWER"),
                new Attribute("is_case_sensitive", 1L),
                new Attribute("locale", "C"));
        return graph.node(
                GraphBuilder.MICROSOFT,
                "Tokenizer",
                List.of(lower),
                new Attribute("mark", 0L),
                new Attribute("mincharnum", tokens.fewest()),
                new Attribute("pad_value", ""),
                new Attribute("tokenexp", tokens.expression()));
    }

    private String number(GraphBuilder graph, String tokens) {
        List<String> keys = new ArrayList<>();
        List<Long> numbers = new ArrayList<>();
        long number = 0;
        for (String token : vocabulary.tokens()) {
            for (String spelling : LowerCase.spellings(token)) {
                keys.add(spelling);
                numbers.add(number);
            }
            number++;
        }
        return graph.node(
                GraphBuilder.ML,
                "LabelEncoder",
                List.of(tokens),
                new Attribute("keys_strings", keys.toArray(new String[0])),
                new Attribute(
                        "values_int64s",
                        numbers.stream().mapToLong(Long::longValue).toArray()),
                new Attribute("default_int64", -1L));
    }

    private String count(GraphBuilder graph, String numbers) {
        Map<String, Long> numberByToken = new HashMap<>();
        vocabulary.tokens().forEach(token -> numberByToken.put(token, (long) numberByToken.size()));
        List<String[]> ngrams =
                vocabulary.ngrams().stream().map(ngram -> ngram.split(" ", -1)).toList();
        int present = ngrams.stream().mapToInt(tokens -> tokens.length).max().orElse(1);
        List<Long> pool = new ArrayList<>();
        List<Long> features = new ArrayList<>();
        List<Long> starts = new ArrayList<>();
        for (int length = 1; length <= present; length++) {
            starts.add((long) pool.size());
            for (int feature = 0; feature < ngrams.size(); feature++) {
                if (ngrams.get(feature).length == length) {
                    features.add((long) feature);
                    for (String token : ngrams.get(feature)) {
                        pool.add(numberByToken.getOrDefault(token, -1L));
                    }
                }
            }
        }
        return graph.node(
                "TfIdfVectorizer",
                List.of(numbers),
                new Attribute("mode", "TF"),
                new Attribute("min_gram_length", 1L),
                new Attribute("max_gram_length", (long) present),
                new Attribute("max_skip_count", 0L),
                new Attribute("ngram_counts", array(starts)),
                new Attribute("ngram_indexes", array(features)),
                new Attribute("pool_int64s", array(pool)));
    }

    private static long[] array(List<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }

    @Override
    public Map<String, List<String>> texts() {
        return Map.of(column, vocabulary.byFrequency());
    }

    @Override
    public Map<String, String> sentences() {
        int size = vocabulary.ngrams().size();
        if (size == 0) {
            return Map.of(column, "text without any word of two letters in the training rows; no feature.");
        }
        String words = tokens.longest() == 1 ? " words" : " runs of one to " + tokens.longest() + " words";
        String sentence = "text; tf-idf of " + size + words
                + (tokens.cut() ? ", and of one and two letters of scripts without blanks." : ".");
        return Map.of(column, sentence);
    }

    static Column.Texts texts(Map<String, Column> rows, String name) {
        if (rows.get(name) instanceof Column.Texts texts) {
            return texts;
        }
        throw new IllegalArgumentException(
                "Column '" + name + "' is to be categorical or text, but was read as numbers");
    }
}
