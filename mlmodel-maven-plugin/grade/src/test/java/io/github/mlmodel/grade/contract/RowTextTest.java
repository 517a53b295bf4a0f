package io.github.mlmodel.grade.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RowTextTest {

    private static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of(1, "1"),
                Arguments.of(1.0, "1"),
                Arguments.of(0.1f + 0.2, "0.30000000149011613"),
                Arguments.of(Double.NaN, "(missing)"),
                Arguments.of(null, "(missing)"),
                Arguments.of("a\nb", "a\\nb"),
                Arguments.of("x".repeat(41), "x".repeat(40) + "…"),
                Arguments.of(new byte[784], "784 bytes"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void aValueIsBoundedPrintableAndInWordsWhereItIsMissing(@Nullable Object value, String text) {
        assertThat(RowText.value(value)).isEqualTo(text);
    }

    @Test
    void ofManyColumnsTheFirstAreShown() {
        Map<String, Integer> row = new TreeMap<>();
        for (int column = 1; column <= 9; column++) {
            row.put("c" + column, column);
        }

        assertThat(RowText.of(3, row)).isEqualTo("row 3 (c1=1, c2=2, c3=3, c4=4, c5=5, c6=6, c7=7, c8=8, …)");
    }
}
