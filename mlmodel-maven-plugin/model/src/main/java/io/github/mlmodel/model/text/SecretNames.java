package io.github.mlmodel.model.text;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names whose values are secret, of variables, properties and parameters. */
final class SecretNames {

    /** A name that is longer is no name. */
    private static final int LONGEST = 100;

    private static final int FEWEST_DIGITS = 8;

    private static final String PUNCTUATION = ".:)}]'\"";

    private static final Pattern CLEAR = Pattern.compile("password|passwd|passphrase|secret|credential"
            + "|api_?key|access_?key|private_?key"
            + "|token(?![a-z]|_(?:length|column|count|size|limit|type|pattern|index|separator))");

    /** What may be secret; {@code PWD} alone is the working folder. */
    private static final Pattern LIKELY = Pattern.compile("authorization|(?:pass|key)(?![a-z])|[a-z0-9]_pwd(?![a-z])");

    /** What may be secret where own code is given it. */
    private static final Pattern OF_OWN_CODE =
            Pattern.compile("authorization|(?:pass|keys?)(?![a-z])|(?<![a-z])(?:pwd|auth|dsn|bearer|pin)(?![a-z])");

    /** What a secret is called, where it lies, or what is none whatever it is called. */
    private static final Pattern ABOUT =
            Pattern.compile("(?:(?:project|cache)_key|_(?:name|file|path|url|dir)|(?<!access_key)_id)$");

    private static final Pattern ABOUT_PARAMETER =
            Pattern.compile("_(?:column|length|count|size|limit|type|pattern|index|separator)$");

    /** No word and no path: letters and digits in one; or what is encoded, or a whole key. */
    private static final Pattern LIKE_A_SECRET = Pattern.compile(
            "(?=[^0-9]*[0-9])(?=[^a-zA-Z]*[a-zA-Z])[^/\\\\\\s]{12,}|[A-Za-z0-9+/]{22,}={1,2}"
                    + "|-----BEGIN[^\\n]*\\n.*",
            Pattern.DOTALL);

    private static final Pattern NUMBER = Pattern.compile("[\\d.,_:+-]*");

    private static final Pattern JOINT = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|[.\\-\\s]");

    private SecretNames() {}

    /** Returns whether a value is a secret, by its name, and by how it looks where the name alone does not tell. */
    static boolean isSecret(String name, String value) {
        String words = words(name);
        if (ABOUT.matcher(words).find()) {
            return false;
        }
        if (CLEAR.matcher(words).find()) {
            return isClearValue(value);
        }
        return LIKELY.matcher(words).find() && LIKE_A_SECRET.matcher(value).matches();
    }

    /** Returns whether a value is a secret whose name says so, and no small number. */
    static boolean isClear(String name, String value) {
        return isClear(name) && isClearValue(value);
    }

    /** Returns whether a value of this name is a secret. */
    static boolean isClear(String name) {
        String words = words(name);
        return CLEAR.matcher(words).find() && !ABOUT.matcher(words).find();
    }

    /** Returns whether a value that own code is given by this name may be a secret. */
    static boolean isOfOwnCode(String name) {
        String words = words(name);
        boolean named =
                CLEAR.matcher(words).find() || OF_OWN_CODE.matcher(words).find();
        return named
                && !ABOUT.matcher(words).find()
                && !ABOUT_PARAMETER.matcher(words).find();
    }

    private static boolean isClearValue(String value) {
        return !NUMBER.matcher(value).matches()
                || value.chars().filter(Character::isDigit).count() >= FEWEST_DIGITS;
    }

    /** Returns a word of a text in which the values behind {@code password=} and the like are hidden. */
    static String redacted(String word) {
        StringBuilder redacted = new StringBuilder();
        int done = 0;
        for (int equals = word.indexOf('='); equals >= 0; equals = word.indexOf('=', equals + 1)) {
            boolean clear = equals >= done && isClear(before(word, done, equals));
            int end = clear ? valueEnd(word, equals + 1) : equals + 1;
            if (end > equals + 1) {
                redacted.append(word, done, equals + 1).append(Redacted.MASK);
                done = end;
            }
        }
        return redacted.append(word, done, word.length()).toString();
    }

    /** Returns the name that ends at a place of a text, as much of it as may be one. */
    static String before(String text, int from, int end) {
        int start = end;
        while (start > from && end - start < LONGEST && isOfName(text.charAt(start - 1))) {
            start--;
        }
        return text.substring(start, end);
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
        int value = end;
        while (end > from && PUNCTUATION.indexOf(word.charAt(end - 1)) >= 0) {
            end--;
        }
        boolean inQuotes = end > from + 1 && end < value && word.charAt(from) == '\'' && word.charAt(end) == '\'';
        return inQuotes ? end + 1 : end;
    }

    private static String words(String name) {
        return JOINT.matcher(name).replaceAll("_").toLowerCase(Locale.ROOT);
    }

    private static boolean isOfName(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-';
    }
}
