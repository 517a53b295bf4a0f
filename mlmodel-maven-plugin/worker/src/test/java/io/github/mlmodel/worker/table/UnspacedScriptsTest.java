package io.github.mlmodel.worker.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.Character.UnicodeScript;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnspacedScriptsTest {

    private static final Set<UnicodeScript> SCRIPTS = Set.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.MYANMAR,
            UnicodeScript.KHMER);

    @Test
    void everyLetterOfTheseScriptsIsOne() {
        for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
            boolean own = SCRIPTS.contains(UnicodeScript.of(codePoint));
            if (Character.isLetter(codePoint) && own) {
                assertThat(UnspacedScripts.contains(codePoint))
                        .as("U+%x", codePoint)
                        .isTrue();
            } else if (Character.isLetterOrDigit(codePoint) && UnicodeScript.of(codePoint) != UnicodeScript.COMMON) {
                assertThat(UnspacedScripts.contains(codePoint))
                        .as("U+%x", codePoint)
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "很好, true",
        "iPhone 很好, false",
        "OK 很好很, true",
        "ok 很好, false",
        "𠮷野家, true",
        "カタカナとひらがな, true",
        "ｶﾀｶﾅ, true",
        "ㄅㄆㄇ, true",
        "ภาษาไทย, true",
        "ພາສາລາວ, true",
        "မြန်မာ, true",
        "ខ្មែរ, true",
        "한국어 띄어쓰기, false",
        "Tiếng Việt, false",
        "привет, false",
        "12345 很 678, true",
        "'', false",
        "。，！, false"
    })
    void aTextIsOfSuchAScriptIfMostOfItsLettersAre(String text, boolean most) {
        assertThat(UnspacedScripts.isMostOf(text)).isEqualTo(most);
    }

    @Test
    void lettersAreCountedWithTheirMarks() {
        assertThat(UnspacedScripts.letters("ภาษา ok! 很𠮷 ๑2")).containsExactly(6, 8);
        assertThat(UnspacedScripts.isIn("a很")).isTrue();
        assertThat(UnspacedScripts.isIn("a12 .")).isFalse();
    }
}
