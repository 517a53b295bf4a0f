package io.github.mlmodel.engine.trees.boosting.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeviationTest {

    private static final double STEP = 1e-5;
    private static final double PARAMETER = 1.3;

    @ParameterizedTest
    @EnumSource
    void firstDerivativesAreThoseOfTheLoss(Deviation deviation) {
        for (double score = -2; score < 3; score += 0.37) {
            for (double target : new double[] {0.01, 0.5, 2, 7}) {
                double slope =
                        (deviation.of(score + STEP, target, PARAMETER) - deviation.of(score - STEP, target, PARAMETER))
                                / 2
                                / STEP;

                assertThat(deviation.first(score, target, PARAMETER)).isCloseTo(slope, within(1e-4));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SQUARED", "GAMMA", "TWEEDIE"})
    void secondDerivativesAreThoseOfTheFirst(Deviation deviation) {
        for (double score = -2; score < 3; score += 0.37) {
            double curve = (deviation.first(score + STEP, 2, PARAMETER) - deviation.first(score - STEP, 2, PARAMETER))
                    / 2
                    / STEP;

            assertThat(deviation.second(score, 2, PARAMETER)).isCloseTo(curve, within(1e-4));
        }
    }
}
