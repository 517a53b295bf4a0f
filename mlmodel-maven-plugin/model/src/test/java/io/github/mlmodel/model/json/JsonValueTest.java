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
                "``|it ends too early in line 1, column 1, where a value is expected",
                "{|it ends too early in line 1, column 2, where a member's name is expected",
                "{\"a\": [1, |it ends too early in line 1, column 10 (a[1]), where a value is expected",
                "{\"a\": \"open}|it ends too early in line 1, column 13 (a), where the end of a text is expected",
                "{\"a\": 1} 2|it goes on after its end in line 1, column 10",
                "{\"a\": 1}}|it goes on after its end in line 1, column 9",
                "{\"a\": 1, \"b\": {\"c\": 1, \"c\": 1}}|a member is there twice in line 1, column 24 (b.c)",
                "{\"a\": 1 \"b\": 2}|it is no JSON in line 1, column 9 (a), where ',' or '}' is expected",
                "{\"a\": [1, 2,]}|it is no JSON in line 1, column 13 (a[2]), where a value is expected",
                "{\"a\": 1,}|it is no JSON in line 1, column 9 (a), where a member's name is expected",
                "{\"a\": nul}|it is no JSON in line 1, column 7 (a), where a value is expected",
                "{\"a\": NULL}|it is no JSON in line 1, column 7 (a), where a value is expected",
                "{\"a\": truE}|it is no JSON in line 1, column 7 (a), where a value is expected",
                "{\"a\": NaN}|it is no JSON in line 1, column 7 (a), where a value is expected",
                "{\"a\": 01}|it is no JSON in line 1, column 8 (a), where ',' or '}' is expected",
                "{\"a\": -}|it is no JSON in line 1, column 8 (a), where a digit is expected",
                "{\"a\": 1.}|it is no JSON in line 1, column 9 (a), where a digit is expected",
                "{\"a\": 1e+}|it is no JSON in line 1, column 10 (a), where a digit is expected",
                "{\"a\": +1}|it is no JSON in line 1, column 7 (a), where a value is expected",
                "{\"a\": \"\\u00G0\"}|it is no JSON in line 1, column 12 (a), where a hexadecimal digit is expected",
                "{\"a\": \"\\'\"}|it is no JSON in line 1, column 9 (a), where an escape is expected",
                "{a: 1}|it is no JSON in line 1, column 2, where a member's name is expected",
                "{'a': 1}|it is no JSON in line 1, column 2, where a member's name is expected",
                "{\"a\"= 1}|it is no JSON in line 1, column 5 (a), where ':' is expected",
                "{\"a\": 1; \"b\": 2}|it is no JSON in line 1, column 8 (a), where ',' or '}' is expected",
                "[1 // one|it is no JSON in line 1, column 4 ([0]), where ',' or ']' is expected",
                ")]}'|it is no JSON in line 1, column 1, where a value is expected",
            })
    void refusesWhatIsNoJson(String text, String clause) {
        assertRefused(text.getBytes(StandardCharsets.UTF_8), clause);
    }

    @Test
    void namesLineAndColumnAsAnEditorCountsThem() {
        assertRefused(
                "{\n\n\"😀\": \"\u0001\"}".getBytes(StandardCharsets.UTF_8),
                "it is no JSON in line 3, column 7 (😀), where the end of a text is expected");
        assertRefused(
                "{\"a\":\r\n\uFEFF1}".getBytes(StandardCharsets.UTF_8),
                "it is no JSON in line 2, column 1 (a), where a value is expected");
        assertRefused(
                "\uFEFF{7".getBytes(StandardCharsets.UTF_8),
                "it is no JSON in line 1, column 2, where a member's name is expected");
    }

    @Test
    void refusesWhatIsNotInUtf8() {
        assertRefused("{\"a\": \"é\"}".getBytes(StandardCharsets.ISO_8859_1), "it is not in UTF-8");
    }

    @Test
    void refusesADeepText() throws NoJsonException {
        assertThat(JsonValue.parse(nested(64)).wrong()).isEmpty();
        String place = " (" + "[0]".repeat(64) + ")";
        assertRefused(nested(65), "it has more than 64 levels in line 1, column 65" + place);
        assertRefused(nested(1_000_000), "it has more than 64 levels in line 1, column 65" + place);
    }

    @Test
    void refusesWhatIsTooLarge() throws NoJsonException {
        String digits = "1".repeat(1_000);

        assertThat(JsonValue.parse(digits.getBytes(StandardCharsets.UTF_8)).number())
                .isInfinite();
        assertRefused(
                ("[7, -" + digits + "]").getBytes(StandardCharsets.UTF_8),
                "a number has more than 1000 digits in line 1, column 5 ([1])");
        assertRefused(new byte[(64 << 20) + 1], "it has 67108865 bytes, and at most 67108864 are read");
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
