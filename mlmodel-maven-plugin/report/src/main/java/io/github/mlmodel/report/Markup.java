package io.github.mlmodel.report;

import io.github.mlmodel.model.text.Printable;

/** Escapes texts of the user's for XML and HTML; nobody else does. */
public final class Markup {

    private static final int REPLACEMENT = 0xFFFD;

    private Markup() {}

    /** Returns a text for an element's content or an attribute in double quotes, printable and not without end. */
    public static String escape(String text) {
        return content(Printable.message(text)).replace("\"", "&quot;").replace("'", "&#39;");
    }

    /** Returns a text for an element's content, in which quotes stay as people wrote them. */
    public static String content(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '\t', '\n', '\r' -> escaped.append("&#").append(c).append(';');
                default -> escaped.appendCodePoint(isAllowed(c) ? c : REPLACEMENT);
            }
        });
        return escaped.toString();
    }

    private static boolean isAllowed(int c) {
        boolean isControl = c < 0x20 || (c >= 0x7F && c <= 0x9F);
        boolean isSurrogate = c >= 0xD800 && c <= 0xDFFF;
        return !isControl && !isSurrogate && c != 0xFFFE && c != 0xFFFF;
    }
}
