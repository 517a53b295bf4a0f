package io.github.mlmodel.model.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.model.MlModelException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {

    static Stream<Arguments> hostile() {
        return Stream.of(
                Arguments.of("\u001b[2J\u001b[31mred", "\\u001b[2J\\u001b[31mred"),
                Arguments.of("a\n[INFO] BUILD SUCCESS", "a\\n[INFO] BUILD SUCCESS"),
                Arguments.of("a\rb\tc", "a\\rb\\tc"),
                Arguments.of("\u009b31m", "\\u009b31m"),
                Arguments.of("user\u202Etxt.exe", "user\\u202etxt.exe"),
                Arguments.of("a\u2028b", "a\\u2028b"),
                Arguments.of("\uFEFFage", "\\ufeffage"),
                Arguments.of("half\uD83D", "half\\ud83d"),
                Arguments.of("nul\0", "nul\\u0000"),
                Arguments.of("\uE000", "\\ue000"));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void whatATerminalObeysOrHidesIsWrittenOut(String text, String shown) {
        assertThat(Printable.text(text)).isEqualTo(shown);
        assertThat(Printable.text(shown)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"age", "größe", "年齢", "עברית", "می\u200Cخواهم", "👩\u200D🔬", "a b", "50 % & <more>", ""})
    void whatPeopleWriteStaysAsItIs(String text) {
        assertThat(Printable.text(text)).isEqualTo(text);
        assertThat(Printable.message(text)).isEqualTo(text);
    }

    @Test
    void aTextIsShortAndSaysWhatWasLeftOut() {
        assertThat(Printable.text("x".repeat(200))).hasSize(200);
        assertThat(Printable.text("x".repeat(3_000_000)))
                .isEqualTo("x".repeat(150) + "…(2999825 characters left out)…" + "x".repeat(25));
        assertThat(Printable.text("👩".repeat(1_000))).doesNotContain("\\u").hasSizeLessThan(400);
    }

    @Test
    void ofALongTextOnlyItsEndsAreLookedThrough() {
        assertThat(Printable.read("x".repeat(4_000))).hasSize(4_000);
        assertThat(Printable.read("x".repeat(3_000) + "y".repeat(3_000_000) + "z".repeat(1_000)))
                .isEqualTo("x".repeat(3_000) + "z".repeat(1_000));
        assertThat(Printable.text("jdbc:x" + ";a={".repeat(750_000))).hasSizeLessThan(250);
    }

    @Test
    void aSecretThatIsLongerThanWhatIsLookedThroughIsHidden() {
        String secret = "geheim".repeat(10_000);

        assertThat(Printable.text("https://u:" + secret + "@host/x")).isEqualTo("https://***@host/x");
        assertThat(Printable.text("password=" + secret)).isEqualTo("password=***");
    }

    @Test
    void aMessageKeepsItsLinesAndEachIsBounded() {
        String endless = "y".repeat(3_000_000);

        String shown = Printable.message("Column '" + endless + "'\n  - one\n\tat Here\nCorrect it.\n");

        assertThat(shown.lines()).hasSize(4);
        assertThat(shown)
                .startsWith("Column 'yyy")
                .endsWith("\n  - one\n\tat Here\nCorrect it.\n")
                .hasSizeLessThan(4_200);
        assertThat(Printable.message(shown)).isEqualTo(shown);
    }

    @Test
    void everyFailureAndEveryListIsPrintable() {
        String name = "\u001b[31m" + "n".repeat(3_000_000);

        assertThat(MlModelException.user("Column '" + name + "' is unknown. Correct it."))
                .message()
                .startsWith("Column '\\u001b[31mnnn")
                .endsWith("Correct it.")
                .hasSizeLessThan(5_000);
        assertThat(Names.list(List.of("a", name)))
                .startsWith("a, \\u001b[31mnnn")
                .hasSizeLessThan(300);
        assertThat(Shown.of(List.of(name)).list()).startsWith("\\u001b[31mnnn").hasSizeLessThan(5_000);
        assertThat(Names.nearest(name, List.of(name + "1"))).isEmpty();
        assertThat(Names.didYouMean("naem\u001b", List.of("name\u001b"))).isEqualTo("; did you mean 'name\\u001b'?");
    }
}
