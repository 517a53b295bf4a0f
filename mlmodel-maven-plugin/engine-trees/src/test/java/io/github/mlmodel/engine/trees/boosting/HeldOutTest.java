package io.github.mlmodel.engine.trees.boosting;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.engine.trees.boosting.exchange.Exchange;
import io.github.mlmodel.spi.FeatureColumn;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.work.Mix64;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeldOutTest {

    private static final int ROWS = 4000;

    @Test
    void aShareIsDrawnAndEqualRowsStayOnOneSide() {
        Mix64 random = Mix64.of(1, 1);
        float[] values = new float[ROWS];
        for (int row = 0; row < ROWS / 2; row++) {
            values[row] = (float) random.nextDouble();
            values[ROWS - 1 - row] = values[row];
        }

        int[] held = held(new FeatureColumn.Dense(values), 1);

        assertThat(held.length).isBetween(ROWS / 10 - 120, ROWS / 10 + 120);
        for (int row : held) {
            assertThat(Arrays.binarySearch(held, ROWS - 1 - row)).isNotNegative();
        }
        assertThat(held).isNotEqualTo(held(new FeatureColumn.Dense(values), 2));
    }

    @Test
    void aListIsDrawnAsTheColumnWrittenOut() {
        int[] rows = IntStream.range(0, ROWS / 2).map(i -> 2 * i).toArray();
        float[] listed = new float[rows.length];
        float[] values = new float[ROWS];
        for (int i = 0; i < rows.length; i++) {
            listed[i] = i;
            values[rows[i]] = i;
        }

        assertThat(held(new FeatureColumn.Sparse(rows, listed), 1))
                .isEqualTo(held(new FeatureColumn.Dense(values), 1))
                .isNotEmpty();
    }

    private static int[] held(FeatureColumn column, long seed) {
        return HeldOut.draw(
                        new FeatureMatrix(ROWS, List.of("x"), List.of(column)),
                        new float[0],
                        0.1,
                        5,
                        seed,
                        Exchange.LOCAL)
                .rows();
    }
}
