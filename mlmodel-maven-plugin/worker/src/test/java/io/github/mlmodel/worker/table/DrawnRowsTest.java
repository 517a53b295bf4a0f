package io.github.mlmodel.worker.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrawnRowsTest {

    @Test
    void fewRowsAreAllDrawn() {
        assertThat(DrawnRows.of(5, 5)).containsExactly(0, 1, 2, 3, 4);
        assertThat(DrawnRows.of(0, 5)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {20_001, 29_999, 39_999, 40_000, 60_000, 1_000_000})
    void rowsThatTakeTurnsAreDrawnAlike(int all) {
        int[] rows = DrawnRows.of(all, 20_000);

        assertThat(rows).hasSize(20_000);
        assertThat(rows[0]).isNotNegative();
        assertThat(rows[rows.length - 1]).isLessThan(all);
        assertThat(IntStream.range(1, rows.length)).allMatch(i -> rows[i] > rows[i - 1]);
        for (int turns = 2; turns <= 7; turns++) {
            int of = turns;
            for (int turn = 0; turn < turns; turn++) {
                int now = turn;
                assertThat(Arrays.stream(rows).filter(row -> row % of == now).count() / 20_000.0)
                        .as("turn %d of %d", turn, turns)
                        .isBetween(0.9 / turns, 1.1 / turns);
            }
        }
    }

    @Test
    void theSameRowsAreDrawnEachTime() {
        assertThat(DrawnRows.of(100_000, 50)).isEqualTo(DrawnRows.of(100_000, 50));
    }
}
