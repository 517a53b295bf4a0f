package io.github.mlmodel.engine.trees.boosting.bins;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CutSearchTest {

    private static final int MOST = Cuts.MOST - 1;

    /** Even and uneven cuts, and such whose distances are no numbers, or all in one bucket. */
    static Stream<float[]> cuts() {
        Random random = new Random(5);
        return Stream.of(
                new float[0],
                new float[] {0.5f},
                new float[] {-0f},
                new float[] {0f, Float.MIN_VALUE},
                new float[] {-Float.MAX_VALUE, 0, Float.MAX_VALUE},
                new float[] {Float.NEGATIVE_INFINITY, -1, 3},
                new float[] {1, 1e30f, 2e30f, 3e38f},
                floats(IntStream.range(0, MOST).mapToDouble(i -> i)),
                floats(IntStream.range(0, MOST).mapToDouble(i -> Math.scalb(1.0, i - MOST / 2))),
                floats(IntStream.range(0, MOST)
                        .mapToDouble(i -> random.nextGaussian())
                        .sorted()),
                floats(IntStream.range(0, 37).mapToDouble(i -> 1e7 + i)));
    }

    private static float[] floats(DoubleStream numbers) {
        double[] doubles = numbers.toArray();
        float[] floats = new float[doubles.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) doubles[i];
        }
        return floats;
    }

    @ParameterizedTest
    @MethodSource("cuts")
    void asManyCutsAreBelowAsAreLess(float[] cuts) {
        CutSearch search = new CutSearch(cuts);

        assertCounted(search, cuts, 0f, -0f, 1, Float.MIN_VALUE, Float.MAX_VALUE, -Float.MAX_VALUE);
        assertCounted(search, cuts, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY);
        for (float cut : cuts) {
            assertCounted(search, cuts, cut, Math.nextUp(cut), Math.nextDown(cut), cut * 1.3f, cut - 0.3f);
        }
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            float any = Float.intBitsToFloat(random.nextInt());
            if (!Float.isNaN(any)) {
                assertCounted(search, cuts, any, (float) random.nextGaussian());
            }
        }
    }

    private static void assertCounted(CutSearch search, float[] cuts, float... values) {
        for (float value : values) {
            int less = 0;
            for (float cut : cuts) {
                less += cut < value ? 1 : 0;
            }
            assertThat(search.below(value)).as("%s", value).isEqualTo(less);
        }
    }
}
