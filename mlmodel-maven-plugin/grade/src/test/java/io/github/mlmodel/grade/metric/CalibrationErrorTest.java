package io.github.mlmodel.grade.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CalibrationErrorTest {

    private static final List<String> LABELS = List.of("no", "yes");

    @Test
    void binsAreAveragedByRows() {
        // 0.9 twice, right once: 0.4 away. 0.7 twice, right both times: 0.3 away.
        float[] probabilities = {0.1f, 0.9f, 0.1f, 0.9f, 0.7f, 0.3f, 0.7f, 0.3f};

        assertThat(of(new int[] {1, 0, 0, 0}, new int[] {1, 1, 0, 0}, probabilities))
                .isCloseTo(0.35, within(1e-7));
    }

    @Test
    void certainAndRightIsNoError() {
        assertThat(of(new int[] {0, 1}, new int[] {0, 1}, new float[] {1, 0, 0, 1}))
                .isZero();
        assertThat(of(new int[] {1, 0}, new int[] {0, 1}, new float[] {1, 0, 0, 1}))
                .isOne();
    }

    @Test
    void probabilitiesThatAreWhatTheySayComeNearNothing() {
        Random random = new Random(3);
        int rows = 20_000;
        int[] actual = new int[rows];
        int[] predicted = new int[rows];
        float[] probabilities = new float[2 * rows];
        for (int row = 0; row < rows; row++) {
            float yes = random.nextFloat();
            probabilities[2 * row] = 1 - yes;
            probabilities[2 * row + 1] = yes;
            predicted[row] = yes > 0.5 ? 1 : 0;
            actual[row] = random.nextFloat() < yes ? 1 : 0;
        }

        assertThat(of(actual, predicted, probabilities)).isLessThan(0.02);
    }

    @Test
    void withoutRowsOrProbabilitiesThereIsNone() {
        assertThat(CalibrationError.of(scored(new int[0], new int[0], new float[0])))
                .isEmpty();
        assertThat(CalibrationError.of(scored(new int[] {0}, new int[] {0}, null)))
                .isEmpty();
        assertThat(CalibrationError.of(scored(new int[] {0}, new int[] {0}, new float[] {Float.NaN, 0})))
                .isEmpty();
        assertThat(CalibrationError.of(ScoredNumbers.of(new double[] {1}, new double[] {1}, seen -> {
                    throw new IllegalStateException("nobody asks");
                })))
                .isEmpty();
    }

    private static double of(int[] actual, int[] predicted, float[] probabilities) {
        return CalibrationError.of(scored(actual, predicted, probabilities)).orElseThrow();
    }

    private static Scored scored(int[] actual, int[] predicted, float @Nullable [] probabilities) {
        return ScoredClasses.of(LABELS, actual, predicted, probabilities, seen -> {
            throw new IllegalStateException("nobody asks");
        });
    }
}
