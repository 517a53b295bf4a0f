package io.github.mlmodel.worker.feature;

import io.github.mlmodel.spi.work.WorkPool;
import io.github.mlmodel.worker.table.Column;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The n-grams that are features of a text column, and their weights.
 *
 * <p>Kept are those that the most training rows have, in case of a tie the first ones in the order of their characters;
 * that is also the features' order. An n-gram's weight is {@code ln((1 + n) / (1 + d)) + 1} for {@code d} of {@code n}
 * training rows, as scikit-learn's TfidfVectorizer with its defaults, rounded to a multiple of 2<sup>-18</sup>. A row's
 * features are counts times weights, divided by the square root of their sum of squares. The rounding makes that sum exact
 * in 64-bit floats (up to 362 squared), hence the same in whatever order a machine adds.
 */
final class Vocabulary {

    private static final double STEPS = 1 << 18;

    private final List<String> ngrams;
    private final float[] weights;
    private final Map<String, Integer> featureByNgram = new HashMap<>();

    private Vocabulary(List<String> ngrams, float[] weights) {
        this.ngrams = ngrams;
        this.weights = weights;
        for (int i = 0; i < ngrams.size(); i++) {
            featureByNgram.put(ngrams.get(i), i);
        }
    }

    static Vocabulary fit(Column.Texts column, Tokens tokens, int limit, int threads) {
        int[] rowsByCode = new int[column.dictionary().length];
        for (int code : column.codes()) {
            if (code >= 0) {
                rowsByCode[code]++;
            }
        }
        Map<String, Integer> rows = rowsByNgram(column.dictionary(), rowsByCode, tokens, threads);
        List<String> kept = rows.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, Integer> entry) -> -entry.getValue())
                        .thenComparing(Map.Entry::getKey))
                .limit(limit)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        float[] weights = new float[kept.size()];
        for (int i = 0; i < weights.length; i++) {
            int with = rows.getOrDefault(kept.get(i), 0);
            double weight = StrictMath.log((1.0 + column.codes().length) / (1.0 + with)) + 1;
            weights[i] = (float) (Math.rint(weight * STEPS) / STEPS);
        }
        return new Vocabulary(kept, weights);
    }

    private static Map<String, Integer> rowsByNgram(String[] dictionary, int[] rowsByCode, Tokens tokens, int threads) {
        List<Map<String, Integer>> parts = WorkPool.map(threads, threads, part -> {
            Map<String, Integer> rows = new HashMap<>();
            for (int code = part; code < dictionary.length; code += threads) {
                int times = rowsByCode[code];
                if (times > 0) {
                    for (String ngram : new HashSet<>(tokens.ngrams(dictionary[code]))) {
                        rows.merge(ngram, times, Integer::sum);
                    }
                }
            }
            return rows;
        });
        Map<String, Integer> all = parts.get(0);
        for (Map<String, Integer> part : parts.subList(1, parts.size())) {
            part.forEach((ngram, rows) -> all.merge(ngram, rows, Integer::sum));
        }
        return all;
    }

    /**
     * A text's features that are not 0.
     *
     * @param features their numbers, ascending
     * @param values their values
     */
    record Weights(int[] features, float[] values) {}

    /** Returns a text's features; in 32-bit floats but for the sum of squares, as the graph does it. */
    Weights row(String text, Tokens tokens) {
        int[] found = tokens.ngrams(text).stream()
                .mapToInt(ngram -> featureByNgram.getOrDefault(ngram, -1))
                .filter(feature -> feature >= 0)
                .sorted()
                .toArray();
        int[] features = Arrays.stream(found).distinct().toArray();
        float[] values = new float[features.length];
        double squares = 0;
        int next = 0;
        for (int i = 0; i < features.length; i++) {
            int count = 0;
            while (next < found.length && found[next] == features[i]) {
                count++;
                next++;
            }
            values[i] = (float) count * weights[features[i]];
            squares += (double) values[i] * values[i];
        }
        float norm = (float) Math.sqrt(Math.max(squares, 1));
        for (int i = 0; i < values.length; i++) {
            values[i] = values[i] / norm;
        }
        return new Weights(features, values);
    }

    List<String> ngrams() {
        return ngrams;
    }

    /** Returns the n-grams, those first that the most training rows have. */
    List<String> byFrequency() {
        return IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer feature) -> weights[feature]))
                .map(ngrams::get)
                .toList();
    }

    float[] weights() {
        return weights;
    }

    /** Returns the tokens of all n-grams, sorted. */
    List<String> tokens() {
        return ngrams.stream()
                .flatMap(ngram -> Stream.of(ngram.split(" ", -1)))
                .distinct()
                .sorted()
                .toList();
    }
}
