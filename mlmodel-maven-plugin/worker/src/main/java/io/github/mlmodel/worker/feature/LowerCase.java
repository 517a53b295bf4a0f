package io.github.mlmodel.worker.feature;

import java.util.ArrayList;
import java.util.List;

/**
 * Lower-casing of words, as far as the shipped graph can do it in every locale.
 *
 * <p>ONNX Runtime lower-cases A to Z everywhere, other letters only with a locale that a machine may lack. So the graph
 * looks words up under their other spellings instead, and their number must stay small. A word, its A to Z lower-cased
 * already, is lower-cased fully if it has at most {@value #FREE} letters with case beyond A to Z, or else if all of these
 * are upper-case or the word's first letter alone is. Otherwise ({@code ПриВЕт}) it stays a word of its own. Letters with
 * case are those of the Latin, Greek, Cyrillic and Armenian blocks whose case pairs are one to one, both of them beyond
 * U+007F; so {@code İ} has none. A word's last {@code Σ} becomes {@code ς}.
 */
final class LowerCase {

    private static final int FREE = 3;

    private static final char SIGMA = 'Σ';

    private static final char FINAL_SIGMA = 'ς';

    /** First and last characters of blocks that are full, so that their case pairs are the same in every JDK. */
    private static final char[] BLOCKS = {
        '\u00c0', '\u024f', '\u0386', '\u03ff', '\u0400', '\u052f', '\u0531', '\u0556', '\u0561', '\u0586', '\u1e00',
        '\u1eff'
    };

    private LowerCase() {}

    /** Returns the word lower-cased as the class describes. */
    static String of(String word) {
        String lower = lower(word);
        if (lower.equals(word) || cased(lower).size() <= FREE) {
            return lower;
        }
        return word.equals(upper(lower, cased(lower))) || word.equals(capitalised(lower)) ? lower : word;
    }

    /** Returns every word, its A to Z lower-cased, that {@link #of} turns into this one; this one first. */
    static List<String> spellings(String word) {
        List<String> spellings = new ArrayList<>();
        spellings.add(word);
        List<Integer> cased = cased(word);
        if (cased.isEmpty()) {
            return spellings;
        }
        if (cased.size() <= FREE) {
            for (int subset = 1; subset < 1 << cased.size(); subset++) {
                add(spellings, upper(word, subset(cased, subset)));
            }
        } else {
            add(spellings, capitalised(word));
            add(spellings, upper(word, cased));
        }
        spellings.removeIf(spelling -> !of(spelling).equals(word));
        return spellings;
    }

    private static void add(List<String> spellings, String spelling) {
        if (!spellings.contains(spelling)) {
            spellings.add(spelling);
        }
    }

    private static List<Integer> subset(List<Integer> places, int bits) {
        List<Integer> subset = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            if ((bits >> i & 1) == 1) {
                subset.add(places.get(i));
            }
        }
        return subset;
    }

    private static String lower(String word) {
        char[] lower = word.toCharArray();
        for (int i = 0; i < lower.length; i++) {
            lower[i] = lower[i] == SIGMA && i > 0 && i == lower.length - 1 ? FINAL_SIGMA : lower(lower[i]);
        }
        return new String(lower);
    }

    private static String capitalised(String lower) {
        return upper(lower, List.of(0));
    }

    private static String upper(String lower, List<Integer> places) {
        char[] upper = lower.toCharArray();
        places.forEach(place -> upper[place] = upper(upper[place]));
        return new String(upper);
    }

    private static List<Integer> cased(String lower) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < lower.length(); i++) {
            if (upper(lower.charAt(i)) != lower.charAt(i)) {
                places.add(i);
            }
        }
        return places;
    }

    private static char lower(char c) {
        char lower = Character.toLowerCase(c);
        return lower != c && inBlocks(c) && inBlocks(lower) && Character.toUpperCase(lower) == c ? lower : c;
    }

    private static char upper(char c) {
        if (c == FINAL_SIGMA) {
            return SIGMA;
        }
        char upper = Character.toUpperCase(c);
        return upper != c && inBlocks(upper) && lower(upper) == c ? upper : c;
    }

    private static boolean inBlocks(char c) {
        for (int i = 0; i < BLOCKS.length; i += 2) {
            if (c >= BLOCKS[i] && c <= BLOCKS[i + 1]) {
                return true;
            }
        }
        return false;
    }
}
