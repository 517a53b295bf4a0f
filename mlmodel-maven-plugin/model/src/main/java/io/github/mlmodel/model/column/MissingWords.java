package io.github.mlmodel.model.column;

import io.github.mlmodel.model.api.Internal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What people and programs write in a column of numbers or dates where there is no value: the list that pandas reads so by
 * default (<a href="https://pandas.pydata.org/docs/reference/api/pandas.read_csv.html">read_csv, na_values</a>), its
 * {@code NaT}, Excel's errors, a dash, a question mark and a point. The case of ASCII letters does not matter.
 */
@Internal
public final class MissingWords {

    /** The words, in lower case. */
    public static final List<String> ALL = List.of(
            "#n/a",
            "#n/a n/a",
            "#na",
            "-1.#ind",
            "-1.#qnan",
            "-nan",
            "1.#ind",
            "1.#qnan",
            "<na>",
            "n/a",
            "na",
            "nan",
            "nat",
            "none",
            "null",
            "#div/0!",
            "#name?",
            "#null!",
            "#num!",
            "#ref!",
            "#value!",
            "-",
            "?",
            ".");

    private static final Set<String> WORDS = Set.copyOf(ALL);

    private static final int LONGEST =
            ALL.stream().mapToInt(String::length).max().orElseThrow();

    /** Whether a character of ASCII is the first one of a word. */
    private static final boolean[] STARTS = new boolean[128];

    static {
        Stream.of(ALL, ALL.stream().map(MissingWords::upper).collect(Collectors.toList()))
                .flatMap(List::stream)
                .forEach(word -> STARTS[word.charAt(0)] = true);
    }

    private MissingWords() {}

    /** Returns whether a text without blanks around it is one of the words. */
    public static boolean contains(char[] chars, int from, int length) {
        if (length == 0 || length > LONGEST || chars[from] >= STARTS.length || !STARTS[chars[from]]) {
            return false;
        }
        char[] word = new char[length];
        for (int i = 0; i < length; i++) {
            word[i] = lower(chars[from + i]);
        }
        return WORDS.contains(new String(word));
    }

    /** Returns whether a text without blanks around it is one of the words. */
    public static boolean contains(String text) {
        return contains(text.toCharArray(), 0, text.length());
    }

    private static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c;
    }

    private static String upper(String word) {
        return word.chars()
                .mapToObj(c -> String.valueOf((char) (c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c)))
                .collect(Collectors.joining());
    }
}
