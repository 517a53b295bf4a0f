package io.github.mlmodel.grade;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.model.GivenDescription;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.OutputName;
import org.junit.jupiter.api.Test;

class LargestDifferenceTest {

    private static final GivenDescription CLASSES = GivenDescription.classifier("churn", "no", "yes");

    @Test
    void probabilitiesAndScoresAreToldApart() {
        assertThat(scale(CLASSES.build())).isEqualTo("of probabilities between 0 and 1");
        assertThat(scale(CLASSES.giving(OutputName.SCORES).build())).isEqualTo("of scores");
    }

    @Test
    void numbersAreSeenAgainstWhatTheTargetIs() {
        GivenDescription price = GivenDescription.regressor("price");

        assertThat(scale(price.trainedOnNumbers(1_234_567, 89_000).build()))
                .isEqualTo("of values around 1.2e+06 (standard deviation 89000)");
        assertThat(scale(price.trainedOnNumbers(-25_310.5, 0).build()))
                .isEqualTo("of values around -25300 (standard deviation 0)");
        assertThat(scale(price.trainedOnNumbers(68.144, 0.000_5).build()))
                .isEqualTo("of values around 68.1 (standard deviation 5.0e-04)");
        assertThat(scale(price.trainedOnNumbers(Double.NaN, 0.25).build()))
                .isEqualTo("of values whose standard deviation is 0.25");
    }

    @Test
    void noneIsToldFromALittle() {
        assertThat(LargestDifference.of(0, CLASSES.build()).isNone()).isTrue();
        assertThat(LargestDifference.of(2e-7, CLASSES.build()).isNone()).isFalse();
        assertThat(LargestDifference.of(2e-7, CLASSES.build()).number()).isEqualTo("2.0e-07");
    }

    private static String scale(ModelDescription model) {
        return LargestDifference.of(2e-7, model).scale();
    }
}
