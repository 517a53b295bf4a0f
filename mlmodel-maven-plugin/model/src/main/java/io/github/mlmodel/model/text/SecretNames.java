package io.github.mlmodel.model.text;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names whose values are secret, of variables, properties and parameters. */
final class SecretNames {

    /** A name that is longer is no name. */
    private static final int LONGEST = 100;

    private static final String PUNCTUATION = ".:)}]'\"";

    private static final Pattern CLEAR = Pattern.compile(
            "password|passwd|passphrase|secret|credential" + "|api_?key|access_?key|private_?key|token(?![a-z])");

    /** What may be secret; {@code PWD} alone is the working folder. */
    private static final Pattern LIKELY = Pattern.compile("authorization|(?:pass|key)(?![a-z])|[a-z0-9]_pwd(?![a-z])");

    private static final Pattern JOINT = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|[.\\-\\s]");

    private SecretNames() {}

    /** Returns whether a value of this name may be a secret. */
    static boolean isSecret(String name) {
        return isClear(name) || LIKELY.matcher(words(name)).find();
    }

    /** Returns whether a value of this name is a secret. */
    static boolean isClear(String name) {
        return CLEAR.matcher(words(name)).find();
    }

    /** Returns a word of a text in which the values behind {@code password=} and the like are hidden. */
    static String redacted(String word) {
        StringBuilder redacted = new StringBuilder();
        int done = 0;
        for (int equals = word.indexOf('='); equals >= 0; equals = word.indexOf('=', equals + 1)) {
            int end = equals >= done && isClear(word, done, equals) ? valueEnd(word, equals + 1) : equals + 1;
            if (end > equals + 1) {
                redacted.append(word, done, equals + 1).append(Redacted.MASK);
                done = end;
            }
        }
        return redacted.append(word, done, word.length()).toString();
    }

    private static boolean isClear(String word, int from, int equals) {
        int start = equals;
        while (start > from && equals - start < LONGEST && isOfName(word.charAt(start - 1))) {
            start--;
        }
        return isClear(word.substring(start, equals));
    }

    /** The value of a property of a JVM has no end but that of the word. */
    private static int valueEnd(String word, int from) {
        int end = word.length();
        if (!word.startsWith("-D")) {
            end = from;
            while (end < word.length() && ",;&".indexOf(word.charAt(end)) < 0) {
                end++;
            }
        }
        while (end > from && PUNCTUATION.indexOf(word.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    private static String words(String name) {
        return JOINT.matcher(name).replaceAll("_").toLowerCase(Locale.ROOT);
    }

    private static boolean isOfName(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-';
    }
}
