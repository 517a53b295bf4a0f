package io.github.mlmodel.model.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonValueTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|it ends too early",
                "{|it ends too early",
                "{\"a\": [1, |it ends too early at a[0]",
                "{\"a\": 1} 2|it goes on after its end",
                "{\"a\": 1}}|it goes on after its end",
                "{\"a\": 1, \"b\": {\"c\": 1, \"c\": 1}}|b.c is there twice",
                "{\"a\": 1 \"b\": 2}|it is no JSON at a",
                "{\"a\": [1, 2,]}|it is no JSON at a[1]",
                "{\"a\": 1,}|it is no JSON at a",
                "{\"a\": nul}|it is no JSON at a",
                "{\"a\": 01}|it is no JSON at a",
                "{\"a\": \"\\u00G0\"}|it is no JSON at a",
                "{\"a\": \"open}|it is no JSON at a",
                "{a: 1}|it is no JSON",
                "{\"a\": NaN}|it is no JSON in line 1",
                "{\"a\": NULL}|it is no JSON in line 1",
                "{\"a\": truE}|it is no JSON in line 1",
                "{'a': 1}|it is no JSON in line 1",
                "{\"a\"= 1}|it is no JSON in line 1",
                "{\"a\": 1; \"b\": 2}|it is no JSON in line 1",
                "{\"a\": 1 // one|it is no JSON in line 1",
                "{\"a\": 1 # one|it is no JSON in line 1",
                "{\"a\": \"\\'\"}|it is no JSON in line 1",
                ")]}'|it is no JSON in line 1",
            })
    void refusesWhatIsNoJson(String text, String clause) {
        assertRefused(text.getBytes(StandardCharsets.UTF_8), clause);
    }

    @Test
    void namesTheLineOfWhatGsonForgives() {
        assertRefused("{\n\n\"a\": \"\u0001\"}".getBytes(StandardCharsets.UTF_8), "it is no JSON in line 3");
        assertRefused("{\"a\":\n\"\\\n\"}".getBytes(StandardCharsets.UTF_8), "it is no JSON in line 2");
        assertRefused("{\"a\":\n\uFEFF1}".getBytes(StandardCharsets.UTF_8), "it is no JSON in line 2");
    }

    @Test
    void refusesWhatIsNotInUtf8() {
        assertRefused("{\"a\": \"é\"}".getBytes(StandardCharsets.ISO_8859_1), "it is not in UTF-8");
    }

    @Test
    void refusesADeepText() throws NoJsonException {
        assertThat(JsonValue.parse(nested(64)).wrong()).isEmpty();
        assertRefused(nested(65), "it has more than 64 levels in line 1");
        assertRefused(nested(1_000_000), "it has more than 64 levels in line 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "\"a\"", "[]", "true", "null"})
    void whatIsNoObjectHasNoMembers(String text) throws NoJsonException {
        JsonValue root = JsonValue.parse(text.getBytes(StandardCharsets.UTF_8));

        assertThat(root.member("a").member("b").text()).isEmpty();
        assertThat(root.wrong()).hasSize(1).allSatisfy(clause -> assertThat(clause)
                .matches("it is (missing|(7|'a'|a list|true), and must be an object)"));
    }

    @Test
    void readsNumbersAsTheyAreMeant() throws NoJsonException {
        String text = "[1, 1.0, -0, 1E+2, 1e999, null, \"Infinity\", \"-Infinity\"]";

        List<Double> numbers =
                JsonValue.parse(text.getBytes(StandardCharsets.UTF_8)).list(JsonValue::number);

        assertThat(numbers)
                .containsExactly(
                        1.0,
                        1.0,
                        -0.0,
                        100.0,
                        Double.POSITIVE_INFINITY,
                        Double.NaN,
                        Double.POSITIVE_INFINITY,
                        Double.NEGATIVE_INFINITY);
    }

    private static byte[] nested(int levels) {
        return ("[".repeat(levels) + "]".repeat(levels)).getBytes(StandardCharsets.UTF_8);
    }

    private static void assertRefused(byte[] json, String clause) {
        assertThatThrownBy(() -> JsonValue.parse(json))
                .isInstanceOf(NoJsonException.class)
                .hasMessage(clause);
    }
}
