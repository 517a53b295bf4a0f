package io.github.mlmodel.model.text;

import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Texts from outside as people see them, in messages, logs and reports: nothing that a terminal obeys or that hides,
 * nothing secret that {@link Redacted} finds, and never without end. What is printable already stays as it is.
 */
public final class Printable {

    private static final int LONGEST_TEXT = 200;
    private static final int LONGEST_READ_START = 3_000;
    private static final int LONGEST_READ_END = 1_000;
    private static final int LONGEST_LINE = 4_000;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private Printable() {}

    /** Returns one text of data or of a file, for example a column's name: on one line, and short. */
    public static String text(String text) {
        String read = read(text);
        return escaped(shortened(Redacted.text(read), LONGEST_TEXT, text.length() - read.length()), false);
    }

    /**
     * Returns what is looked through for secrets: both ends of a long text, joined, so that the end of what begins in the
     * first is found in the second.
     */
    static String read(String text) {
        return text.length() <= LONGEST_READ_START + LONGEST_READ_END
                ? text
                : text.substring(0, LONGEST_READ_START) + text.substring(text.length() - LONGEST_READ_END);
    }

    /** Returns a whole message, whose line ends stay. */
    public static String message(String message) {
        return lines(message, LONGEST_LINE);
    }

    /** Returns a page of lines, none of which is shortened: somebody may copy them. */
    public static String page(String page) {
        return lines(page, Integer.MAX_VALUE);
    }

    private static String lines(String text, int longest) {
        String shown = Redacted.text(text);
        if (shown.length() <= longest && shown.chars().allMatch(c -> c == '\n' || (c >= ' ' && c <= '~'))) {
            return shown;
        }
        String lines = shown.lines()
                .map(line -> escaped(shortened(line, longest, 0), true))
                .collect(Collectors.joining("\n"));
        return shown.endsWith("\n") ? lines + "\n" : lines;
    }

    /**
     * Most of what is left stands at the start; the end of a message often says what to do.
     *
     * @param before how many characters were left out before
     */
    private static String shortened(String text, int most, int before) {
        if (text.length() <= most) {
            return text;
        }
        int start = text.offsetByCodePoints(0, Math.min(most * 3 / 4, text.codePointCount(0, most)));
        int end = text.length() - most / 8;
        if (Character.isLowSurrogate(text.charAt(end))) {
            end++;
        }
        return text.substring(0, start) + "…(" + (before + end - start) + " characters left out)…"
                + text.substring(end);
    }

    private static String escaped(String text, boolean tabs) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (isPrintable(c) || (tabs && c == '\t')) {
                printable.appendCodePoint(c);
            } else {
                printable.append(escape(c));
            }
        });
        return printable.toString();
    }

    private static String escape(int c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> String.format(Locale.ROOT, c <= 0xFFFF ? "\\u%04x" : "\\U%08x", c);
        };
    }

    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE -> false;
            // Scripts and signs that people write need two of these; others turn texts around, or hide.
            case Character.FORMAT -> c == ZERO_WIDTH_NON_JOINER || c == ZERO_WIDTH_JOINER;
            default -> true;
        };
    }
}
