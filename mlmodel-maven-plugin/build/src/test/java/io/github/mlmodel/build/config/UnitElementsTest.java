package io.github.mlmodel.build.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.build.spec.NumberFormat;
import io.github.mlmodel.build.spec.Source;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Units that are printed to be pasted can be pasted. */
class UnitElementsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EUR",
                "%",
                "m2",
                "Rs.",
                "sq.ft.",
                "p.m.",
                "fl. oz.",
                "% p.a.",
                "Mio. \u20ac",
                "U.S.$",
                "kg/m3",
                "km/h (gps)",
                "kilowatt-hours",
                "m (net)"
            })
    void aUnitMayBeAbbreviated(String unit) {
        assertThat(read(unit)).extracting(NumberFormat::unit).containsExactly(unit);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.5", ".EUR", "$.x", "-", "(EUR", "a,b", "5 km", "+", "km-", "-km", "(gps)", "km)", "km (a)b", "km (5)"
            })
    void whatMayBeOfANumberIsRefused(String unit) {
        assertThatThrownBy(() -> read(unit))
                .hasMessage("<models/model[churn]/dataset/numbers/number[1]/unit> is '" + unit
                        + "', but a unit has no sign or mark of decimals in it, brackets only around a word at its end, and no"
                        + " digit but one there. Use for example 'EUR', 'km' or '%'.");
    }

    private static List<NumberFormat> read(String unit) {
        String model = Xml.CHURN.replace(
                "</dataset>",
                "<numbers><number><columns>price</columns><unit>" + unit + "</unit></number></numbers></dataset>");
        return ((Source.Delimited) ReadModels.one(model).spec().dataset().source())
                .format()
                .numbers();
    }
}
