package io.github.mlmodel.engine.trees.boosting.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ExponentialTest {

    private static final double LN2 = Math.log(2);

    @Test
    void powersOfEAreThoseOfTheLibrary() {
        for (double x = -699; x < 700; x += 0.7311) {
            assertThat(Exponential.of(x) / StrictMath.exp(x)).isCloseTo(1, within(1e-9));
        }
    }

    @Test
    void manyNumbersHaveThePowersOfEachAlone() {
        Random random = new Random(13);
        double[] numbers = DoubleStream.concat(
                        DoubleStream.of(0, -0.0, 0.5 * LN2, -0.5 * LN2, 700, -701, 1e300, Double.NEGATIVE_INFINITY),
                        DoubleStream.generate(() -> random.nextGaussian() * 9).limit(5_000))
                .toArray();
        int from = 3;
        int count = numbers.length - from;
        double[] results = new double[count];
        double[] wholes = new double[count];

        Exponential.ofNegatives(numbers, from, count, results, wholes);

        for (int i = 0; i < count; i++) {
            assertThat(Exponential.times(results[i], (int) wholes[i])).isEqualTo(Exponential.of(-numbers[from + i]));
        }
    }
}
