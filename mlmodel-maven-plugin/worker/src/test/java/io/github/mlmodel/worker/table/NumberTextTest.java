package io.github.mlmodel.worker.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.model.column.DecimalText;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Files are read by a faster parser than an application's texts, to the same bits. */
class NumberTextTest {

    private static final String PARTS = "0123456789012345678901234567890123456789..eE+-x \u2212";

    @Test
    void textsOfChanceAreTheSameNumbersToBothOrNone() {
        Random chance = new Random(1);
        int numbers = 0;
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = 1 + chance.nextInt(24); length > 0; length--) {
                text.append(PARTS.charAt(chance.nextInt(i % 2 == 0 ? 41 : PARTS.length())));
            }
            double number = NumberText.parse(text.toString());

            assertThat(Double.doubleToLongBits(DecimalText.parse(text.toString())))
                    .as(text.toString())
                    .isEqualTo(Double.doubleToLongBits(number));
            numbers += Double.isNaN(number) ? 0 : 1;
        }
        assertThat(numbers).isGreaterThan(80_000);
    }
}
