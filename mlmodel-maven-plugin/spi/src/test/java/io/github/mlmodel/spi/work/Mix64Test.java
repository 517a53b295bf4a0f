package io.github.mlmodel.spi.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class Mix64Test {

    /** Published with Vigna's splitmix64.c, and by Rosetta Code for this seed. */
    @Test
    void theSequenceIsThatOfTheReference() {
        Mix64 random = new Mix64(1234567);

        assertThat(LongStream.generate(random::nextLong).limit(5).mapToObj(Long::toUnsignedString))
                .containsExactly(
                        "6457827717110365317",
                        "3203168211198807973",
                        "9817491932198370423",
                        "4593380528125082431",
                        "16408922859458223821");
    }

    /** The JDK's generator has this algorithm, too. */
    @Test
    void theSequenceIsThatOfTheJdkOfToday() {
        for (long seed : new long[] {0, 1, -1, 42, Long.MIN_VALUE}) {
            SplittableRandom expected = new SplittableRandom(seed);
            Mix64 random = new Mix64(seed);

            assertThat(LongStream.generate(random::nextLong).limit(100).toArray())
                    .isEqualTo(
                            LongStream.generate(expected::nextLong).limit(100).toArray());
        }
    }

    @Test
    void fractionsAndBoundedNumbersAreTakenFromTheUpperBits() {
        assertThat(Mix64.fraction(0)).isEqualTo(0.0);
        assertThat(Mix64.fraction(1L << 63)).isEqualTo(0.5);
        assertThat(Mix64.fraction(-1)).isEqualTo(1 - 0x1p-53);
        // 0xE220A8397B1DCDAF is the first number of seed 0.
        assertThat(new Mix64(0).nextInt(256)).isEqualTo(0xE2);
        assertThat(new Mix64(0).nextDouble()).isEqualTo((0xE220A8397B1DCDAFL >>> 11) * 0x1p-53);
    }

    @Test
    void streamsOfNeighbouringSeedsShareNothing() {
        assertThat(IntStream.range(0, 100)
                        .mapToObj(i -> Mix64.of(i / 10, i % 10).nextLong()))
                .doesNotHaveDuplicates();
    }
}
