package io.github.mlmodel.model.text;

/**
 * Values of a text that stand behind {@code password:}, or in quotes behind {@code password=}, as in JSON, YAML and headers.
 * Prose has such names too, so a value without quotes must look like one: a word with a digit, at the end of something.
 */
final class NamedSecrets {

    private static final int SHORTEST = 6;
    private static final int MOST_BLANKS = 3;

    private static final String HEADER = "x-";
    private static final String ENDS = ",;}])\"'\\";

    private final String text;
    private final StringBuilder redacted = new StringBuilder();
    private int done;

    /** Where the word ends, and where the first digit is, that were looked for last: what is asked for goes forwards alone. */
    private int end;

    private int digit;

    private NamedSecrets(String text) {
        this.text = text;
    }

    /** Returns the text without them. */
    static String redacted(String text) {
        return text.indexOf(':') < 0 && text.indexOf('=') < 0 ? text : new NamedSecrets(text).redacted();
    }

    private String redacted() {
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (i >= done && (sign == ':' || sign == '=')) {
                hide(i, sign == ':');
            }
        }
        return redacted.append(text, done, text.length()).toString();
    }

    private void hide(int sign, boolean colon) {
        int nameEnd = blanks(sign, -1);
        boolean quoted = nameEnd > done && isQuote(text.charAt(nameEnd - 1));
        if (quoted) {
            nameEnd -= nameEnd - 2 >= done && text.charAt(nameEnd - 2) == '\\' ? 2 : 1;
        }
        String name = SecretNames.before(text, done, nameEnd);
        if (!SecretNames.isClear(name)) {
            return;
        }
        int from = blanks(sign + 1, 1);
        String quote = quote(from);
        int start = from + quote.length();
        if (quote.isEmpty()) {
            if (colon) {
                hideWord(start, name);
            }
            return;
        }
        int close = close(start, quote);
        if (close > start && (quoted || !colon || looksSecret(start, close))) {
            mask(start, close);
        }
    }

    private void hideWord(int start, String name) {
        boolean header = name.regionMatches(true, 0, HEADER, 0, HEADER.length());
        int wordEnd = wordEnd(start);
        if (wordEnd > start && isEnd(wordEnd) && (header || looksSecret(start, wordEnd))) {
            mask(start, wordEnd);
        }
    }

    private void mask(int start, int end) {
        redacted.append(text, done, start).append(Redacted.MASK);
        done = end;
    }

    private boolean looksSecret(int start, int valueEnd) {
        digit = Math.max(digit, start);
        while (digit < text.length() && !Character.isDigit(text.charAt(digit))) {
            digit++;
        }
        return valueEnd - start >= SHORTEST && digit < valueEnd;
    }

    /** Returns where a few blanks end that begin at a place, or that end there. */
    private int blanks(int from, int step) {
        int i = from;
        for (int n = 0; n < MOST_BLANKS; n++) {
            int at = step > 0 ? i : i - 1;
            if (at < done || at >= text.length() || " \t".indexOf(text.charAt(at)) < 0) {
                break;
            }
            i += step;
        }
        return i;
    }

    private String quote(int from) {
        int quote = text.startsWith("\\", from) ? from + 1 : from;
        return quote < text.length() && isQuote(text.charAt(quote)) ? text.substring(from, quote + 1) : "";
    }

    /** Returns where the value ends that began with a quote, or -1; one that is escaped is part of it. */
    private int close(int start, String quote) {
        for (int i = start; i < text.length() && text.charAt(i) != '\n'; i++) {
            if (text.startsWith(quote, i)) {
                return i;
            }
            if (text.charAt(i) == '\\') {
                i++;
            }
        }
        return -1;
    }

    private int wordEnd(int start) {
        end = Math.max(end, start);
        while (end < text.length() && !Character.isWhitespace(text.charAt(end)) && ENDS.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private boolean isEnd(int at) {
        return at == text.length() || "\r\n".indexOf(text.charAt(at)) >= 0 || ENDS.indexOf(text.charAt(at)) >= 0;
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }
}
