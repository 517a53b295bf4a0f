package io.github.mlmodel.worker.feature;

import java.util.ArrayList;
import java.util.List;

/**
 * The tokens of a text: its longest runs of {@link WordCharacters}, of two characters or more, in {@link LowerCase}. As
 * scikit-learn's default {@code token_pattern}, but for characters beyond U+FFFF, which separate tokens here.
 */
final class Tokens {

    private Tokens() {}

    static List<String> of(String text) {
        List<String> tokens = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean word = i < text.length() && WordCharacters.contains(text.charAt(i));
            if (word && start < 0) {
                start = i;
            } else if (!word && start >= 0) {
                if (i - start >= 2) {
                    tokens.add(token(text, start, i));
                }
                start = -1;
            }
        }
        return tokens;
    }

    /** Returns a text's n-grams: runs of one to {@code longest} neighbouring tokens, joined by a blank. */
    static List<String> ngrams(String text, int longest) {
        List<String> tokens = of(text);
        if (longest == 1) {
            return tokens;
        }
        List<String> ngrams = new ArrayList<>(tokens);
        for (int length = 2; length <= longest; length++) {
            for (int i = 0; i + length <= tokens.size(); i++) {
                ngrams.add(String.join(" ", tokens.subList(i, i + length)));
            }
        }
        return ngrams;
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
