package io.github.mlmodel.engine.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.spi.TrainingData;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Groups of rows far from all others, and classes of few rows: gradient boosting finds what they are. */
class BoostedRareTest {

    private static final float[] BOTH = {0, 1};

    /** One group has a feature of 0, the other of 1. */
    @ParameterizedTest
    @CsvSource({
        "gamma,1000,1,1000,1000",
        "poisson,100000,0.01,100,1000",
        "tweedie,1000,1,1000,1000",
    })
    void groupsFarApartArePredictedTheirMeans(String loss, int lows, double low, int highs, double high) {
        double[] targets = new double[lows + highs];
        float[] values = new float[targets.length];
        Arrays.fill(targets, low);
        Arrays.fill(targets, lows, targets.length, high);
        Arrays.fill(values, lows, targets.length, 1);
        String[] parameters = {"loss", loss, "learningRate", "0.3", "minSamplesLeaf", "1"};

        float[] predicted = BoostedData.train(BoostedData.numbers(targets, values), 2, parameters)
                .predict(BoostedData.matrix(BOTH))
                .values();

        assertThat((double) predicted[0]).isCloseTo(low, within(0.05 * low));
        assertThat((double) predicted[1]).isCloseTo(high, within(0.05 * high));
    }

    /** By exact arithmetic, each round's leaf adds a tenth of what the derivatives of its rows say. */
    @Test
    void aRegionOfFewRowsOfAClassReachesItsRate() {
        int half = 100_000;
        int[] ids = new int[2 * half];
        float[] values = new float[ids.length];
        Arrays.fill(values, half, ids.length, 1);
        Arrays.fill(ids, half, half + 30_000, 1);
        ids[0] = 1;
        double exact = StrictMath.log(30_001.0 / (ids.length - 30_001));
        for (int round = 0; round < 100; round++) {
            double share = 1 / (1 + StrictMath.exp(-exact));
            exact -= 0.1 * (half * share - 1) / (half * share * (1 - share) + 1);
        }

        float[] predicted = BoostedData.train(classes(values, ids, "a", "b"), 2, "rounds", "100")
                .predict(BoostedData.matrix(BOTH))
                .values();

        double expected = 1 / (1 + StrictMath.exp(-exact));
        assertThat((double) predicted[1]).isCloseTo(expected, within(0.25 * expected));
    }

    @Test
    void aTableWhoseCountsAboveZeroAreAllHeldOutIsRefused() {
        double[] targets = new double[400];
        targets[0] = 3;
        float[] values = new float[targets.length];
        values[0] = 7;
        for (int row = 1; row < values.length; row++) {
            values[row] = -row;
        }

        assertThatThrownBy(() -> {
                    for (int time = 0; time < 60; time++) {
                        values[0]++;
                        BoostedData.train(
                                BoostedData.numbers(targets, values),
                                1,
                                "loss",
                                "poisson",
                                "rounds",
                                "1",
                                "earlyStopping",
                                "3",
                                "validationFraction",
                                "0.5");
                    }
                })
                .hasMessage("Trainer 'gradient-boosting': loss 'poisson' is of targets of at least 0, not all 0; all"
                        + " that are above 0 are held out by <earlyStopping>. Exclude such rows, or set"
                        + " <loss>squared</loss>.");
    }

    private static TrainingData<FeatureMatrix, Target.Classes> classes(float[] values, int[] ids, String... labels) {
        return new TrainingData<>(BoostedData.matrix(values), new Target.Classes(List.of(labels), ids), null);
    }
}
