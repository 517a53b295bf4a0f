package io.github.mlmodel.model.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Parses JSON as RFC 8259 has it and nothing beyond, within limits: an application carries no library for it that could clash
 * with its own. A byte order mark at the beginning is passed over.
 */
final class JsonParser {

    /** Deeper than any file of a bundle, and far from the end of a thread's stack. */
    private static final int MOST_LEVELS = 64;

    private static final int MOST_BYTES = 64 << 20;

    /** More than the digits of any double, and few enough for one to be made of them at once. */
    private static final int MOST_DIGITS = 1_000;

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String BLANKS = " \n\r\t";
    private static final String ESCAPES = "\"\\/bfnrt";
    private static final String ESCAPED = "\"\\/\b\f\n\r\t";

    private final String text;
    private final Object[] path = new Object[MOST_LEVELS];
    private int levels;
    private int at;

    private JsonParser(String text) {
        this.text = text;
        this.at = beginning();
    }

    private int beginning() {
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
    }

    /**
     * Parses a text.
     *
     * @return a map, a list, a {@link String}, a {@link Digits}, a {@link Boolean} or {@code null}
     * @throws NoJsonException with a clause for users, if it is no JSON in UTF-8
     */
    static @Nullable Object parse(byte[] json) throws NoJsonException {
        if (json.length > MOST_BYTES) {
            throw new NoJsonException("it has " + json.length + " bytes, and at most " + MOST_BYTES + " are read");
        }
        JsonParser parser = new JsonParser(decoded(json));
        Object value = parser.value();
        parser.skipBlanks();
        if (!parser.isAtEnd()) {
            throw parser.failure("it goes on after its end");
        }
        return value;
    }

    /** A number as it is written. */
    record Digits(String text) {}

    private static String decoded(byte[] json) throws NoJsonException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(json))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new NoJsonException("it is not in UTF-8", e);
        }
    }

    private @Nullable Object value() throws NoJsonException {
        skipBlanks();
        return switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, @Nullable Object> object() throws NoJsonException {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        open();
        boolean more = !closes('}');
        while (more) {
            skipBlanks();
            if (peek() != '"') {
                throw unexpected("a member's name");
            }
            int start = at;
            String name = string();
            path[levels - 1] = name;
            if (members.containsKey(name)) {
                at = start;
                throw failure("a member is there twice");
            }
            skipBlanks();
            if (peek() != ':') {
                throw unexpected("':'");
            }
            at++;
            members.put(name, value());
            more = goesOn('}');
        }
        levels--;
        return Collections.unmodifiableMap(members);
    }

    private List<@Nullable Object> array() throws NoJsonException {
        List<@Nullable Object> values = new ArrayList<>();
        open();
        boolean more = !closes(']');
        while (more) {
            path[levels - 1] = values.size();
            values.add(value());
            more = goesOn(']');
        }
        levels--;
        return Collections.unmodifiableList(values);
    }

    private void open() throws NoJsonException {
        if (levels == MOST_LEVELS) {
            throw failure("it has more than " + MOST_LEVELS + " levels");
        }
        path[levels++] = "";
        at++;
    }

    private boolean closes(char end) {
        skipBlanks();
        boolean closed = !isAtEnd() && peek() == end;
        at += closed ? 1 : 0;
        return closed;
    }

    /** Passes a comma, after which there is more, or the end. */
    private boolean goesOn(char end) throws NoJsonException {
        if (closes(end)) {
            return false;
        }
        if (peek() != ',') {
            throw unexpected("',' or '" + end + "'");
        }
        at++;
        return true;
    }

    private String string() throws NoJsonException {
        StringBuilder characters = new StringBuilder();
        at++;
        int start = at;
        for (char c = peek(); c != '"'; c = peek()) {
            if (c < ' ') {
                throw unexpected("the end of a text");
            }
            at++;
            if (c == '\\') {
                characters.append(text, start, at - 1).append(escaped());
                start = at;
            }
        }
        String rest = text.substring(start, at);
        at++;
        return characters.isEmpty() ? rest : characters.append(rest).toString();
    }

    private char escaped() throws NoJsonException {
        char c = peek();
        int escape = ESCAPES.indexOf(c);
        if (escape >= 0) {
            at++;
            return ESCAPED.charAt(escape);
        }
        if (c != 'u') {
            throw unexpected("an escape");
        }
        at++;
        int code = 0;
        for (int i = 0; i < 4; i++) {
            char hex = peek();
            int digit = hex < 128 ? Character.digit(hex, 16) : -1;
            if (digit < 0) {
                throw unexpected("a hexadecimal digit");
            }
            code = code << 4 | digit;
            at++;
        }
        return (char) code;
    }

    private @Nullable Object word(String word, @Nullable Boolean value) throws NoJsonException {
        if (!text.startsWith(word, at)) {
            throw unexpected("a value");
        }
        at += word.length();
        return value;
    }

    private Digits number() throws NoJsonException {
        int start = at;
        at += peek() == '-' ? 1 : 0;
        if (peek() == '0') {
            at++;
        } else {
            digits(at == start ? "a value" : "a digit");
        }
        if (!isAtEnd() && peek() == '.') {
            at++;
            digits("a digit");
        }
        if (!isAtEnd() && (peek() == 'e' || peek() == 'E')) {
            at++;
            at += peek() == '+' || peek() == '-' ? 1 : 0;
            digits("a digit");
        }
        if (at - start > MOST_DIGITS) {
            at = start;
            throw failure("a number has more than " + MOST_DIGITS + " digits");
        }
        return new Digits(text.substring(start, at));
    }

    private void digits(String expected) throws NoJsonException {
        if (!isDigit(peek())) {
            throw unexpected(expected);
        }
        while (!isAtEnd() && isDigit(peek())) {
            at++;
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private void skipBlanks() {
        while (!isAtEnd() && BLANKS.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean isAtEnd() {
        return at == text.length();
    }

    /** Returns the next character; at the end one that stands nowhere in JSON, so that whoever looks for another one refuses. */
    private char peek() {
        return isAtEnd() ? 0 : text.charAt(at);
    }

    private NoJsonException unexpected(String expected) {
        return failure(isAtEnd() ? "it ends too early" : "it is no JSON", ", where " + expected + " is expected");
    }

    private NoJsonException failure(String clause) {
        return failure(clause, "");
    }

    private NoJsonException failure(String clause, String more) {
        int line = 1;
        int start = beginning();
        for (int end = text.indexOf('\n'); end >= 0 && end < at; end = text.indexOf('\n', end + 1)) {
            line++;
            start = end + 1;
        }
        int column = text.codePointCount(start, at) + 1;
        return new NoJsonException(clause + " in line " + line + ", column " + column + place() + more);
    }

    private String place() {
        String place = "";
        for (int i = 0; i < levels; i++) {
            if (path[i] instanceof Integer index) {
                place = JsonPlace.element(place, index);
            } else if (path[i] instanceof String name && !name.isEmpty()) {
                place = JsonPlace.member(place, name);
            }
        }
        return place.isEmpty() ? "" : " (" + place + ")";
    }
}
