package io.github.mlmodel.worker.treatment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.model.column.NumberForm;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A unit that is proposed is one that may be declared, and reads the column. */
class ProposedUnitTest {

    private static final String LETTERS = "abkmxh\u00b5%\u20ac/.-() 23,'+";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "km/h (gps)",
                "kilowatt-hr",
                "m (net)",
                "EUR",
                "% p.a.",
                "m2",
                "kg/m3",
                "sq.ft.",
                "\u00b0C",
                "l/100km"
            })
    void ofUnitsThatPeopleWrite(String unit) {
        Optional<Dress> dress = dress(" " + unit);

        dress.ifPresent(found -> assertThat(found.form().unit()).isEqualTo(unit));
        assertThat(dress.isPresent()).isEqualTo(NumberForm.isUnit(unit));
    }

    @Test
    void ofWhateverStandsBehindTheNumbers() {
        Random chance = new Random(1);
        int proposed = 0;
        for (int i = 0; i < 5_000; i++) {
            StringBuilder unit = new StringBuilder();
            chance.ints(1 + chance.nextInt(9), 0, LETTERS.length()).forEach(at -> unit.append(LETTERS.charAt(at)));
            Optional<Dress> dress = dress(unit.toString());
            if (dress.isPresent() && dress.get().form().unit() != null) {
                proposed++;
                assertThat(NumberForm.isUnit(dress.get().form().unit()))
                        .as(unit.toString())
                        .isTrue();
            }
        }
        assertThat(proposed).isGreaterThan(500);
    }

    /** Reads each number back, where a form is found. */
    private static Optional<Dress> dress(String behind) {
        List<String> texts = IntStream.range(1, 40)
                .mapToObj(i -> String.format(Locale.ROOT, "%.1f", i * 1.5) + behind)
                .toList();
        Optional<Dress> dress = Dress.ofTexts(texts, NumberForm.PLAIN);
        dress.ifPresent(found -> assertThat(texts)
                .allSatisfy(text -> assertThat(found.form().number(text)).isFinite()));
        return dress;
    }
}
