package io.github.mlmodel.model.json;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
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
 * Parses JSON by {@link JsonReader}, the part of Gson that has been the same since long: an application brings a Gson of its
 * own choice, and one before 2.10 can fill no records. What its versions judge differently is judged here.
 */
final class JsonParser {

    /** Fewer than the levels that newer versions of Gson allow. */
    private static final int MOST_LEVELS = 64;

    private static final String OUTSIDE_TEXTS = "{}[]:, \t\r\n+-.0123456789" + "true" + "false" + "null" + "e";
    private static final String ESCAPED = "\"\\/bfnrtu";
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final JsonReader in;
    private String place = "";

    private JsonParser(String text) {
        this.in = new JsonReader(new StringReader(text));
    }

    /**
     * Parses a text.
     *
     * @return a map, a list, a {@link String}, a {@link Digits}, a {@link Boolean} or {@code null}
     * @throws NoJsonException with a clause for users, if it is no JSON in UTF-8
     */
    static @Nullable Object parse(byte[] json) throws NoJsonException {
        String text = decoded(json);
        refuseWhatGsonForgives(text);
        JsonParser parser = new JsonParser(text);
        Object value;
        try {
            value = parser.value("");
        } catch (NoJsonException e) {
            throw e;
        } catch (EOFException e) {
            throw new NoJsonException("it ends too early" + parser.at(), e);
        } catch (IOException | NumberFormatException e) {
            // the latter is what older versions throw for a bad Unicode escape
            throw new NoJsonException("it is no JSON" + parser.at(), e);
        }
        parser.refuseMore();
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

    /**
     * Unless told otherwise, Gson takes {@code TRUE}, raw control characters and two escapes that JSON has not; older
     * versions cannot be told otherwise, and nest without limit.
     */
    private static void refuseWhatGsonForgives(String text) throws NoJsonException {
        boolean quoted = false;
        int levels = 0;
        int line = 1;
        for (int i = text.startsWith(String.valueOf(BYTE_ORDER_MARK)) ? 1 : 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean right = quoted ? c >= ' ' : c == '"' || isStructure(text, i);
            if (quoted && c == '\\') {
                i++;
                right = i == text.length() || ESCAPED.indexOf(text.charAt(i)) >= 0;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted) {
                line += c == '\n' ? 1 : 0;
                levels += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
            }
            if (!right) {
                throw new NoJsonException("it is no JSON in line " + line);
            }
            if (levels > MOST_LEVELS) {
                throw new NoJsonException("it has more than " + MOST_LEVELS + " levels in line " + line);
            }
        }
    }

    private static boolean isStructure(String text, int i) {
        char c = text.charAt(i);
        boolean exponent = c == 'E' && i > 0 && Character.isDigit(text.charAt(i - 1));
        return exponent || OUTSIDE_TEXTS.indexOf(c) >= 0;
    }

    private @Nullable Object value(String where) throws IOException {
        place = where;
        JsonToken token = in.peek();
        if (token == JsonToken.BEGIN_OBJECT) {
            return object(where);
        } else if (token == JsonToken.BEGIN_ARRAY) {
            return array(where);
        } else if (token == JsonToken.STRING) {
            return in.nextString();
        } else if (token == JsonToken.NUMBER) {
            return new Digits(in.nextString());
        } else if (token == JsonToken.BOOLEAN) {
            return in.nextBoolean();
        }
        in.nextNull();
        return null;
    }

    private Map<String, @Nullable Object> object(String where) throws IOException {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        in.beginObject();
        while (in.hasNext()) {
            String name = in.nextName();
            String inside = JsonPlace.member(where, name);
            if (members.containsKey(name)) {
                throw new NoJsonException(inside + " is there twice");
            }
            members.put(name, value(inside));
        }
        in.endObject();
        return Collections.unmodifiableMap(members);
    }

    private List<@Nullable Object> array(String where) throws IOException {
        List<@Nullable Object> values = new ArrayList<>();
        in.beginArray();
        while (in.hasNext()) {
            values.add(value(JsonPlace.element(where, values.size())));
        }
        in.endArray();
        return Collections.unmodifiableList(values);
    }

    private void refuseMore() throws NoJsonException {
        try {
            if (in.peek() == JsonToken.END_DOCUMENT) {
                return;
            }
        } catch (IOException e) {
            throw new NoJsonException("it goes on after its end", e);
        }
        throw new NoJsonException("it goes on after its end");
    }

    private String at() {
        return place.isEmpty() ? "" : " at " + place;
    }
}
