package io.github.mlmodel.model.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpellingsTest {

    @ParameterizedTest
    @CsvSource({"1,1", "1.0,1", "1.00,1", "+1,1", "-1.50,-1.5", "0.0,0", "-0,0", ".5,0.5", "100,100", "0.10,0.1"})
    void aNumberInDigitsHasOneShortestForm(String text, String plain) {
        assertThat(Spellings.number(text)).hasValue(plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"007", "00", "01.5", "1e3", "1.", ".", "-", "", "1 ", "1,5", "a1", "1.2.3", "٣"})
    void whatOnlyLooksLikeOneStaysAsItIs(String text) {
        assertThat(Spellings.number(text)).isEmpty();
        assertThat(Spellings.ofNumber(text)).isEmpty();
    }

    @Test
    void aWholeNumberIsAlsoWrittenWithADecimal() {
        assertThat(Spellings.ofNumber("3")).containsExactly("3", "3.0");
        assertThat(Spellings.ofNumber("3.00")).containsExactly("3", "3.0");
        assertThat(Spellings.ofNumber("2.50")).containsExactly("2.5");
    }

    @Test
    void categoriesAreAPairOnlyWhereTheyAreExactlyThat() {
        assertThat(Spellings.pair(Set.of("True", "False"))).hasValue(List.of("true", "false"));
        assertThat(Spellings.pair(Set.of("T", "f", "F"))).hasValue(List.of("t", "f"));
        assertThat(Spellings.pair(Set.of("Yes", "no"))).hasValue(List.of("yes", "no"));
        assertThat(Spellings.pair(Set.of("1.0", "0"))).hasValue(List.of("1", "0"));
        assertThat(Spellings.pair(Set.of("yes", "no", "maybe"))).isEmpty();
        assertThat(Spellings.pair(Set.of("yes"))).isEmpty();
        assertThat(Spellings.pair(Set.of("yes", "false"))).isEmpty();
        assertThat(Spellings.pair(Set.of())).isEmpty();
    }
}
