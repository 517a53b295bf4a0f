package io.github.mlmodel.spi.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {

    record Numbers(double d, float f, Map<String, Double> map) {}

    @ParameterizedTest
    @CsvSource({
        "2.0E-3, 0.002",
        "2.2250738585072014E-308, 2.2250738585072014E-308",
        "1E23, 1E+23",
        "0.1, 0.1",
        "123456789, 123456789.0",
        "-1.5, -1.5"
    })
    void numbersAreShortest(double number, String text) {
        assertThat(Json.writeLine(new Numbers(number, 0.1f, Map.of())))
                .contains("\"d\": " + text + ",")
                .contains("\"f\": 0.1,");
    }

    @Test
    void notANumberIsNull() {
        String json = Json.writeLine(new Numbers(Double.NaN, Float.NaN, Map.of("a", Double.NaN)));

        assertThat(json).isEqualTo("{ \"d\": null, \"f\": null, \"map\": { \"a\": null } }");
        assertThat(Json.read(json, Numbers.class).map().get("a")).isNaN();
        assertThat(Json.read(json, Numbers.class).d()).isNaN();
    }

    /** Powers of two are those whose neighbours stand nearer on one side. */
    @Test
    void noNumberOfFewerDigitsReadsBack() {
        Random chance = new Random(4);
        for (int i = 0; i < 3000; i++) {
            double number = i < 1000
                    ? Math.scalb(i % 2 == 0 ? 1.0 : -1.0, i * 2 - 1050)
                    : Double.longBitsToDouble(chance.nextLong() & ~(1L << 62));
            float narrow = i < 300 ? Math.scalb(1f, i - 149) : (float) (chance.nextGaussian() * i);
            double rounded = Math.rint(number * 1000) / 1000;
            if (!Float.isInfinite(narrow) && narrow != 0) {
                assertThat(written(new Numbers(1, narrow, Map.of()), "f"))
                        .isEqualByComparingTo(shortest(narrow, text -> Float.parseFloat(text) == narrow));
            }
            for (double value : new double[] {number, rounded}) {
                if (Double.isFinite(value) && value != 0) {
                    assertThat(written(new Numbers(value, 1, Map.of()), "d"))
                            .isEqualByComparingTo(shortest(value, text -> Double.parseDouble(text) == value));
                }
            }
        }
    }

    private static BigDecimal written(Numbers numbers, String member) {
        return new BigDecimal(Json.writeLine(numbers).replaceAll(".*\"" + member + "\": ([^,]+),.*", "$1"));
    }

    private static BigDecimal shortest(double number, Predicate<String> readsBack) {
        return IntStream.rangeClosed(1, 17)
                .mapToObj(digits -> new BigDecimal(number).round(new MathContext(digits)))
                .filter(rounded -> readsBack.test(rounded.toString()))
                .findFirst()
                .orElseThrow();
    }
}
