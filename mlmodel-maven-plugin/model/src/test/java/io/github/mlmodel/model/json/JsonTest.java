package io.github.mlmodel.model.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
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
}
