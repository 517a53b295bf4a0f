package io.github.mlmodel.build.generate;

/**
 * Texts of data in Java sources. Nothing else of a text gets into a source: a string literal, or escaped words in a comment. The
 * sources are plain ASCII, so that the project's encoding changes nothing.
 */
final class JavaText {

    private static final int LONGEST_COMMENT = 80;

    private JavaText() {}

    /** Returns a string literal, with its quotes. */
    static String literal(String text) {
        StringBuilder literal = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> literal.append("\\\"");
                case '\\' -> literal.append("\\\\");
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '\t' -> literal.append("\\t");
                default -> literal.append(c < ' ' ? octal(c) : ascii(c));
            }
        }
        return literal.append('"').toString();
    }

    /** Returns how many bytes of a class file a character takes. */
    static int bytes(int c) {
        return c > 0 && c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
    }

    /** A control character by its octal escape, because a Unicode escape would be read before the literal is. */
    private static String octal(char c) {
        return "\\" + (char) ('0' + c / 64) + (char) ('0' + c / 8 % 8) + (char) ('0' + c % 8);
    }

    private static String ascii(char c) {
        return c < 0x7f ? String.valueOf(c) : unicode(c);
    }

    /** Returns a name whose characters beyond ASCII are Unicode escapes. */
    static String identifier(String name) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            text.append(ascii(name.charAt(i)));
        }
        return text.toString();
    }

    private static String unicode(char c) {
        StringBuilder escape = new StringBuilder(Integer.toHexString(c));
        while (escape.length() < 4) {
            escape.insert(0, '0');
        }
        return "\\u" + escape;
    }

    /**
     * Returns words for Javadoc: at most 80 characters of the text, in which nothing is markup, a tag, the end of the comment,
     * or an escape.
     */
    static String comment(String text) {
        int[] points = text.codePoints().toArray();
        StringBuilder words = new StringBuilder();
        int most = points.length > LONGEST_COMMENT ? LONGEST_COMMENT - 1 : points.length;
        for (int i = 0; i < most; i++) {
            words.append(commented(points[i]));
        }
        return points.length > most ? words.append("&#8230;").toString() : words.toString();
    }

    private static String commented(int point) {
        if (Character.isLetterOrDigit(point) && point < 0x7f) {
            return String.valueOf((char) point);
        }
        if (point == ' ' || point == ',' || point == '.' || point == '-' || point == '_' || point == '\'') {
            return String.valueOf((char) point);
        }
        boolean shown =
                switch (Character.getType(point)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.PRIVATE_USE,
                            Character.UNASSIGNED,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> false;
                    default -> true;
                };
        return "&#" + (shown ? point : 0xfffd) + ";";
    }
}
