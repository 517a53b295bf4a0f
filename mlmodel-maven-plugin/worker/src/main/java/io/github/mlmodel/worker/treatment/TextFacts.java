package io.github.mlmodel.worker.treatment;

import io.github.mlmodel.model.column.MissingWords;
import io.github.mlmodel.worker.table.Column;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** What the different texts of a column are, each with the number of training rows that have it. */
final class TextFacts {

    private final ToDoubleFunction<String> parsed;
    private final String[] texts;
    private final long[] counts;
    private final List<Integer> present = new ArrayList<>();
    private final List<Integer> notWords = new ArrayList<>();
    private final Map<String, Long> words = new TreeMap<>();
    private final WholeNumbers whole = new WholeNumbers();
    private final Set<Double> differentNumbers = new HashSet<>();
    private long values;
    private long missing;
    private long numbers;
    private boolean hasInfinity;

    /** Looks at a column whose numbers {@code parsed} reads; NaN is none. */
    TextFacts(Column.Texts column, ToDoubleFunction<String> parsed) {
        this.parsed = parsed;
        texts = column.dictionary();
        counts = new long[texts.length];
        for (int code : column.codes()) {
            if (code < 0) {
                missing++;
            } else {
                counts[code]++;
                values++;
            }
        }
        for (int code = 0; code < texts.length; code++) {
            if (counts[code] > 0) {
                look(code);
            }
        }
    }

    private void look(int code) {
        present.add(code);
        String text = texts[code];
        if (MissingWords.contains(text)) {
            words.put(text, counts[code]);
            return;
        }
        notWords.add(code);
        double number = parsed.applyAsDouble(text);
        hasInfinity |= Double.isInfinite(number);
        if (!Double.isNaN(number)) {
            numbers += counts[code];
            whole.add(WholeNumbers.seen(text.toCharArray(), 0, text.length()));
            if (differentNumbers.size() <= RuleThresholds.FEW_DIFFERENT) {
                differentNumbers.add(number + 0.0);
            }
        }
    }

    /** Returns the number of rows with a text. */
    long values() {
        return values;
    }

    /** Returns whether a row has none. */
    boolean hasGap() {
        return missing > 0;
    }

    /** Returns the number of different texts. */
    int different() {
        return present.size();
    }

    WordCounts words() {
        return new WordCounts(words);
    }

    /** Returns how many values are numbers, words for "no value", and neither. */
    ValueShares shares() {
        long ofWords = words().values();
        return new ValueShares(numbers, ofWords, values - numbers - ofWords, differentNumbers.size());
    }

    /** Returns whether a number is beyond the range of doubles, or is called infinite. */
    boolean hasInfinity() {
        return hasInfinity;
    }

    /** Returns whether the values but words are numbers that stand for things. */
    boolean areCodes() {
        return numbers > 0 && numbers + words().values() == values && whole.areCodes();
    }

    /** Returns whether no number has decimals or a signed exponent. */
    boolean areWhole() {
        return whole.areWhole();
    }

    /** Returns the texts that are not words for "no value". */
    List<String> textsButWords() {
        return notWords.stream().map(code -> texts[code]).toList();
    }

    /** Returns the number of values of each of {@link #textsButWords()}. */
    long[] countsButWords() {
        return notWords.stream().mapToLong(code -> counts[code]).toArray();
    }

    /** Returns the number of values of each text that is neither a number nor a word for "no value". */
    WordCounts others() {
        Map<String, Long> others = new TreeMap<>();
        for (int code : notWords) {
            if (Double.isNaN(parsed.applyAsDouble(texts[code]))) {
                others.put(texts[code], counts[code]);
            }
        }
        return new WordCounts(others);
    }

    /** Returns whether the values have so many words on average. */
    boolean words(int average) {
        long words = 0;
        for (int code : present) {
            words += counts[code] * words(texts[code]);
        }
        return words >= average * values;
    }

    private static int words(String text) {
        int words = 0;
        boolean inWord = false;
        for (int i = 0; i < text.length(); i++) {
            boolean blank = Character.isWhitespace(text.charAt(i));
            if (!blank && !inWord) {
                words++;
            }
            inWord = !blank;
        }
        return words;
    }
}
