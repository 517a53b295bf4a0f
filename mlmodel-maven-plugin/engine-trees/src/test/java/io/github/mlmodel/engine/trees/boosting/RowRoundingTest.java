package io.github.mlmodel.engine.trees.boosting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class RowRoundingTest {

    private static final double[] ODD = {
        0,
        -0.0,
        0.5,
        -0.5,
        1.5,
        2.5,
        -2.5,
        0x1.fffffffffffffp-2,
        0x1p51 - 0.5,
        0x1p51 + 0.5,
        0x1p52 - 0.5,
        0x1p53 + 2,
        0x1p62
    };

    private final Random random = new Random(3);

    @Test
    void numbersAreRoundedAsMathDoes() {
        DoubleStream some = DoubleStream.generate(() -> Math.scalb(random.nextDouble() - 0.5, random.nextInt(70) - 6))
                .limit(100_000);
        DoubleStream odd = DoubleStream.of(ODD).flatMap(number -> DoubleStream.of(number, -number));

        DoubleStream.concat(some, odd).forEach(number -> {
            assertThat(RowRounding.down(number)).isEqualTo((long) Math.floor(number));
            assertThat(RowRounding.nearest(number)).isEqualTo((long) Math.rint(number));
        });
    }
}
