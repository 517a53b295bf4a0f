package io.github.mlmodel.runtime;

import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.runtime.column.BatchColumn;
import io.github.mlmodel.runtime.column.BatchColumns;
import io.github.mlmodel.runtime.column.BatchMeaning;
import io.github.mlmodel.runtime.column.MixedColumn;
import io.github.mlmodel.runtime.reason.Reasoner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Divides what a column of words contributes among its words: by how much the row's value changes when a word is taken out of the
 * text, wherever it stands. What these changes together lack of the contribution, or have too much, each bears by its size.
 */
final class WordShares {

    private static final int MOST_WORDS = 500;

    private WordShares() {}

    /**
     * Returns the shares, the largest first.
     *
     * @param row the only row
     * @param column a column of words
     * @param amount what it contributes
     */
    static List<Explanation.Word> of(
            Reasoner reasoner, List<ColumnSchema> columns, BatchColumns row, String column, double amount, int output) {
        String text = BatchMeaning.texts(row, schema(columns, column)).apply(0);
        List<String> words = words(text);
        if (words.isEmpty() || amount == 0) {
            return List.of();
        }
        String[] texts = new String[words.size() + 1];
        texts[0] = text;
        for (int i = 0; i < words.size(); i++) {
            texts[i + 1] = without(text, words.get(i));
        }
        Map<String, BatchColumn> byName = new LinkedHashMap<>();
        for (ColumnSchema other : columns) {
            if (other.name().equals(column)) {
                byName.put(column, new BatchColumn.Texts(texts));
            } else {
                byName.put(other.name(), MixedColumn.of(other.name(), row, 0, row, texts.length, texts.length));
            }
        }
        double[] values = reasoner.values(new BatchColumns(texts.length, byName), output);
        return shares(words, values, amount);
    }

    private static ColumnSchema schema(List<ColumnSchema> columns, String name) {
        return columns.stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
    }

    private static List<Explanation.Word> shares(List<String> words, double[] values, double amount) {
        double[] changes = new double[words.size()];
        Arrays.setAll(changes, i -> values[0] - values[i + 1]);
        double sum = Arrays.stream(changes).sum();
        double size = Arrays.stream(changes).map(Math::abs).sum();
        if (size == 0) {
            return List.of();
        }
        List<Explanation.Word> shares = new ArrayList<>();
        for (int i = 0; i < changes.length; i++) {
            if (changes[i] != 0) {
                double rest = (amount - sum) * Math.abs(changes[i]) / size;
                shares.add(new Explanation.Word(words.get(i), changes[i] + rest));
            }
        }
        shares.sort(Comparator.comparingDouble((Explanation.Word word) -> -Math.abs(word.amount())));
        return List.copyOf(shares);
    }

    /** Returns the different words of a text: runs of letters and digits, in the order in which they stand. */
    private static List<String> words(String text) {
        Map<String, String> words = new LinkedHashMap<>();
        int from = 0;
        while (from < text.length() && words.size() < MOST_WORDS) {
            int to = end(text, from);
            if (to > from) {
                String word = text.substring(from, to);
                words.putIfAbsent(word.toLowerCase(Locale.ROOT), word);
            }
            from = to == from ? from + Character.charCount(text.codePointAt(from)) : to;
        }
        return List.copyOf(words.values());
    }

    private static String without(String text, String word) {
        String wanted = word.toLowerCase(Locale.ROOT);
        StringBuilder rest = new StringBuilder();
        int from = 0;
        while (from < text.length()) {
            int to = end(text, from);
            if (to == from) {
                rest.appendCodePoint(text.codePointAt(from));
                from += Character.charCount(text.codePointAt(from));
            } else {
                String found = text.substring(from, to);
                rest.append(found.toLowerCase(Locale.ROOT).equals(wanted) ? "" : found);
                from = to;
            }
        }
        return rest.toString();
    }

    private static int end(String text, int from) {
        int to = from;
        while (to < text.length() && isOfWord(text.codePointAt(to))) {
            to += Character.charCount(text.codePointAt(to));
        }
        return to;
    }

    private static boolean isOfWord(int character) {
        int type = Character.getType(character);
        return Character.isLetterOrDigit(character)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }
}
