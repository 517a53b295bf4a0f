package io.github.mlmodel.engine.trees.boosting.category;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.mlmodel.engine.trees.boosting.exchange.Exchange;
import io.github.mlmodel.engine.trees.boosting.exchange.RowShare;
import io.github.mlmodel.spi.FeatureGroup;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CategorySumsTest {

    private static final byte[] PARTS = {0, 1, 2, 3, 4, 0};

    @Test
    void aMeanIsSmoothedByRowsOfTheOverallMean() {
        CategorySums sums = sums(new float[] {1, 1, 2, 0, 2, 2}, new double[] {4, 8, 1, 100, 2, 3}, 2);

        assertThat(sums.means()).containsExactly(new float[] {0, 12 / 4f, 6 / 5f, 0}, within(1e-6f));
    }

    @Test
    void aRowIsToldWhatRowsOfOtherPartsSumTo() {
        CategorySums sums = sums(new float[] {1, 1, 1, 0, 2, 1}, new double[] {4, 8, 1, 100, 2, 3}, 2);

        assertThat(sums.ofOthers()).containsExactly(new float[] {9 / 4f, 8 / 5f, 15 / 5f, 0, 0, 9 / 4f}, within(1e-6f));
    }

    @Test
    void aRowWithoutWeightIsToldWhatNewRowsAre() {
        WeightedSteps steps =
                new WeightedSteps(new double[] {4, 8, 1000}, row -> row == 2 ? 0 : 2, 2, RowShare.local(3));
        CategorySums sums = new CategorySums(column(new float[] {1, 1, 1}), steps, 1, new byte[] {0, 1, 2});

        assertThat(sums.ofOthers()).containsExactly(new float[] {8 / 2f, 4 / 2f, 12 / 3f}, within(1e-6f));
    }

    @Test
    void stepsOfAnySizeHaveMeansThatAreNumbers() {
        for (double size : new double[] {Double.MAX_VALUE, 1e300, 1e-300, Double.MIN_VALUE, 0}) {
            double[] steps = new double[6];
            Arrays.fill(steps, size);
            CategorySums sums = sums(new float[] {1, 1, 1, 1, 1, 1}, steps, 0);

            assertThat(sums.means()[1]).isEqualTo((float) Math.min(Float.MAX_VALUE, size));
            assertThat(sums.ofOthers()).containsOnly((float) Math.min(Float.MAX_VALUE, size));
        }
    }

    @Test
    void equalRowsAreDealtToThePartsInTurn() {
        byte[] parts = RowParts.of(new long[] {7, 7, 3, 7, 7, 7, 7}, Exchange.LOCAL);

        assertThat(new byte[] {parts[0], parts[1], parts[3], parts[4], parts[5]})
                .containsExactlyInAnyOrder(new byte[] {0, 1, 2, 3, 4});
        assertThat(parts[6]).isEqualTo(parts[0]);
    }

    private static CategorySums sums(float[] numbers, double[] steps, double smoothing) {
        WeightedSteps weighted = new WeightedSteps(steps, row -> 1, 1, RowShare.local(steps.length));
        return new CategorySums(column(numbers), weighted, smoothing, PARTS);
    }

    private static NumberedColumn column(float[] numbers) {
        return new NumberedColumn(
                new FeatureGroup(FeatureGroup.Kind.NUMBERED, "shop", 0, 1), numbers, new long[] {0, 4, 2, 0});
    }
}
