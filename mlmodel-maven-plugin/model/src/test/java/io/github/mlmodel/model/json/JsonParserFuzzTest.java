package io.github.mlmodel.model.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.github.mlmodel.model.FuzzedInput;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads what Gson reads where it is strict, to the same values, and refuses what it refuses. */
class JsonParserFuzzTest {

    private static final TypeAdapter<JsonElement> GSON = new Gson().getAdapter(JsonElement.class);

    /** What Gson reads and this product does not: members that are there twice, more levels, longer numbers. */
    private static final String FURTHER_RULES =
            "a member is there twice.*|it has more than .*|a number has more than .*";

    static Stream<byte[]> texts() {
        return Stream.of(
                        "{\"a\": [1, -0.5e+7, true, false, null, \"\\u00e9\\n\"], \"b\": {\"a\": {}}}",
                        " [ [ ] , \"\\ud83d\\ude00/\\/\", 1E-2 ] ",
                        "\uFEFF{\"a\": 0}",
                        "{\"a\": 1, \"a\": 2}",
                        "[01, tru, '', +1, .5, 1., NaN] // no")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("texts")
    @FuzzTest(maxExecutions = FuzzedInput.RUNS)
    void readsWhatGsonReads(byte[] json) {
        Optional<@Nullable Object[]> theirs = gson(new String(json, StandardCharsets.UTF_8));
        @Nullable Object ours;
        try {
            ours = JsonParser.parse(json);
        } catch (NoJsonException e) {
            assertThat(e.clause()).isNotBlank();
            if (!e.clause().matches(FURTHER_RULES + "|it is not in UTF-8")) {
                assertThat(theirs).as(e.clause()).isEmpty();
            }
            return;
        }
        assertThat(theirs).isPresent();
        assertThat(theirs.get()).containsExactly(ours);
    }

    /** Returns the value in an array, because it may be {@code null}. */
    private static Optional<@Nullable Object[]> gson(String text) {
        JsonReader reader = new JsonReader(new StringReader(text));
        reader.setStrictness(Strictness.STRICT);
        try {
            JsonElement element = GSON.read(reader);
            return reader.peek() == JsonToken.END_DOCUMENT
                    ? Optional.of(new @Nullable Object[] {value(element)})
                    : Optional.empty();
        } catch (IOException | JsonParseException | NumberFormatException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    private static @Nullable Object value(JsonElement element) {
        if (element.isJsonObject()) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            element.getAsJsonObject().entrySet().forEach(it -> members.put(it.getKey(), value(it.getValue())));
            return members;
        } else if (element.isJsonArray()) {
            List<@Nullable Object> values = new ArrayList<>();
            element.getAsJsonArray().forEach(it -> values.add(value(it)));
            return values;
        } else if (element.isJsonNull()) {
            return null;
        }
        JsonPrimitive primitive = element.getAsJsonPrimitive();
        if (primitive.isNumber()) {
            return new JsonParser.Digits(primitive.getAsString());
        }
        return primitive.isBoolean() ? (Object) primitive.getAsBoolean() : primitive.getAsString();
    }
}
