package io.github.mlmodel.worker.feature;

import io.github.mlmodel.worker.table.UnspacedScripts;
import java.util.ArrayList;
import java.util.List;

/**
 * The tokens of a text: its longest runs of {@link WordCharacters}, of two characters or more, in {@link LowerCase}. As
 * scikit-learn's default {@code token_pattern}, but for characters beyond U+FFFF, which separate tokens here.
 *
 * <p>In a column with letters of {@link UnspacedScripts} each of these is a token of its own, and words are runs of the others.
 *
 * @param longest the most neighbouring tokens that are a feature together
 * @param cut whether letters of scripts without blanks are tokens
 */
record Tokens(int longest, boolean cut) {

    /** So many neighbouring letters of scripts without blanks are a feature together, whatever is said of words. */
    private static final int LETTERS = 2;

    List<String> of(String text) {
        List<String> tokens = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            int letter = cut && i < text.length() ? text.codePointAt(i) : -1;
            boolean alone = letter >= 0 && UnspacedScripts.contains(letter);
            boolean word = !alone && i < text.length() && WordCharacters.contains(text.charAt(i));
            if (word && start < 0) {
                start = i;
            } else if (!word && start >= 0) {
                if (i - start >= 2) {
                    tokens.add(token(text, start, i));
                }
                start = -1;
            }
            if (alone) {
                tokens.add(Character.toString(letter));
                i += Character.charCount(letter) - 1;
            }
        }
        return tokens;
    }

    /** Returns a text's n-grams: runs of neighbouring tokens, joined by a blank. */
    List<String> ngrams(String text) {
        List<String> tokens = of(text);
        int most = cut ? Math.max(longest, LETTERS) : longest;
        if (most == 1) {
            return tokens;
        }
        List<String> ngrams = new ArrayList<>(tokens);
        for (int length = 2; length <= most; length++) {
            for (int i = 0; i + length <= tokens.size(); i++) {
                List<String> run = tokens.subList(i, i + length);
                if (length <= longest || run.stream().allMatch(Tokens::isLetter)) {
                    ngrams.add(String.join(" ", run));
                }
            }
        }
        return ngrams;
    }

    private static boolean isLetter(String token) {
        return UnspacedScripts.contains(token.codePointAt(0));
    }

    /** Returns the regular expression, for RE2, of a token. */
    String expression() {
        return cut
                ? WordCharacters.unspaced() + "|" + WordCharacters.spaced() + WordCharacters.spaced() + "+"
                : WordCharacters.expression();
    }

    /** Returns the least number of characters that what the expression finds must have to be a token. */
    long fewest() {
        return cut ? 1 : 2;
    }

    private static String token(String text, int start, int end) {
        char[] token = new char[end - start];
        boolean ascii = true;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            token[i - start] = c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
            ascii &= c < 0x80;
        }
        String lower = new String(token);
        return ascii ? lower : LowerCase.of(lower);
    }
}
