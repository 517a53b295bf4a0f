package io.github.mlmodel.model.column;

import io.github.mlmodel.model.api.Internal;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Different texts that are one category: a number with and without decimals that are 0, and the words for truth values. Digits
 * that are no plain number stay as they are: {@code 007} is not {@code 7}.
 */
@Internal
public final class Spellings {

    /** What {@link Boolean#TRUE} is as a category. */
    public static final String TRUE = "true";

    /** What {@link Boolean#FALSE} is as a category. */
    public static final String FALSE = "false";

    /** How a text says that something is, and that it is not, in lower case. */
    private static final List<List<String>> PAIRS = List.of(
            List.of(TRUE, FALSE), List.of("t", "f"), List.of("yes", "no"), List.of("y", "n"), List.of("1", "0"));

    private static final Pattern NUMBER = Pattern.compile("[-+]?(?:(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?|\\.[0-9]+)");

    private static final Pattern WHOLE = Pattern.compile("-?[0-9]+");

    private static final int LONGEST_NUMBER = 40;

    private Spellings() {}

    /** Returns the shortest plain decimal of a text that is a number in digits, for example {@code 1} for {@code 1.0}. */
    public static Optional<String> number(String text) {
        if (text.length() > LONGEST_NUMBER || !NUMBER.matcher(text).matches()) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(text);
        return Optional.of(
                number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString());
    }

    /** Returns whether a number in digits has no decimals but 0. */
    public static boolean isWhole(String text) {
        return number(text).filter(plain -> WHOLE.matcher(plain).matches()).isPresent();
    }

    /** Returns how else programs write a category that is a number: without decimals, and whole ones with one that is 0. */
    public static List<String> ofNumber(String category) {
        return number(category)
                .map(plain -> WHOLE.matcher(plain).matches() ? List.of(plain, plain + ".0") : List.of(plain))
                .orElse(List.of());
    }

    /**
     * Returns the pair of words, that for true first, which the categories of a column are; nothing where they are others, too.
     *
     * @param categories its different texts, in any case; a number in any spelling
     */
    public static Optional<List<String>> pair(Set<String> categories) {
        return PAIRS.stream()
                .filter(pair -> categories.stream().allMatch(text -> pair.contains(word(text))))
                .filter(pair -> pair.stream().allMatch(word -> categories.stream()
                        .anyMatch(text -> word(text).equals(word))))
                .findFirst();
    }

    /**
     * Returns which truth value each of some words means; nothing unless they are several whole pairs, and no other words.
     *
     * @param words as {@link #word} returns them
     */
    public static Map<String, String> truths(Set<String> words) {
        Map<String, String> truths = new TreeMap<>();
        List<List<String>> whole = PAIRS.stream().filter(words::containsAll).toList();
        for (List<String> pair : whole) {
            truths.put(pair.get(0), TRUE);
            truths.put(pair.get(1), FALSE);
        }
        return whole.size() > 1 && truths.keySet().equals(words) ? truths : Map.of();
    }

    /** Returns a word in lower and upper case, and capitalised, as programs write truth values. */
    public static List<String> cases(String word) {
        String upper = word.toUpperCase(Locale.ROOT);
        return List.of(word, upper, upper.charAt(0) + word.substring(1));
    }

    /** Returns a text as words of a pair are compared. */
    public static String word(String text) {
        return number(text).orElseGet(() -> text.toLowerCase(Locale.ROOT));
    }
}
