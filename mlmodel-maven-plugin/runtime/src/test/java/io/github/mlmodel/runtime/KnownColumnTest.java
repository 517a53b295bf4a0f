package io.github.mlmodel.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownColumnTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "7, 7",
        "-41, -41",
        "0.1, 0.1",
        "16777215, 16777215",
        "16777216, 16777216",
        "1e15, 1000000000000000",
        "1e16, 1.0E16",
        "1e-7, 1.0E-7"
    })
    void numbersAreWrittenInTheirShortestForm(double value, String expected) {
        assertThat(KnownColumn.number(value)).isEqualTo(expected);
    }

    @Test
    void wholeNumbersAreWrittenAsFloatsAreWithoutTheirExponent() {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            int whole = random.nextInt(1 << 25) - (1 << 24);

            assertThat(KnownColumn.number(whole))
                    .isEqualTo(new BigDecimal(Float.toString(whole))
                            .stripTrailingZeros()
                            .toPlainString());
        }
    }
}
