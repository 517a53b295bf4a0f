package io.github.mlmodel.maven.reach;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Divides a Java source into words and signs; comments, texts and numbers are passed over. */
final class JavaTokens {

    /** A backslash begins one where an even number of backslashes stands before it (JLS 3.3). */
    private static final Pattern ESCAPE = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u+([0-9a-fA-F]{4})");

    private final String text;
    private final List<String> tokens = new ArrayList<>();
    private int at;

    private JavaTokens(String text) {
        this.text = text;
    }

    static List<String> of(String source) {
        JavaTokens tokens = new JavaTokens(ESCAPE.matcher(source)
                .replaceAll(escape ->
                        Matcher.quoteReplacement(escape.group(1) + (char) Integer.parseInt(escape.group(2), 16))));
        tokens.read();
        return tokens.tokens;
    }

    /** Returns whether a token is a word, not a sign. */
    static boolean isWord(String token) {
        return Character.isJavaIdentifierStart(token.codePointAt(0));
    }

    private void read() {
        while (at < text.length()) {
            if (text.startsWith("//", at)) {
                passUntil("\n");
            } else if (text.startsWith("/*", at)) {
                at += 2;
                passUntil("*/");
            } else if (text.startsWith("\"\"\"", at)) {
                passText("\"\"\"");
            } else if (text.charAt(at) == '"' || text.charAt(at) == '\'') {
                passText(text.substring(at, at + 1));
            } else {
                readToken();
            }
        }
    }

    private void passUntil(String end) {
        int found = text.indexOf(end, at);
        at = found < 0 ? text.length() : found + end.length();
    }

    private void passText(String quote) {
        at += quote.length();
        while (at < text.length() && !text.startsWith(quote, at)) {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at += quote.length();
    }

    private void readToken() {
        int start = at;
        int letter = text.codePointAt(at);
        if (Character.isJavaIdentifierStart(letter)) {
            passWord(false);
            tokens.add(text.substring(start, at));
        } else if (Character.isDigit(letter)) {
            passWord(true);
        } else {
            at += Character.charCount(letter);
            if (!Character.isWhitespace(letter)) {
                tokens.add(Character.toString(letter));
            }
        }
    }

    private void passWord(boolean number) {
        while (at < text.length()) {
            int letter = text.codePointAt(at);
            if (!Character.isJavaIdentifierPart(letter) && !(number && letter == '.')) {
                return;
            }
            at += Character.charCount(letter);
        }
    }
}
