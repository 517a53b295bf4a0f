package io.github.mlmodel.worker.look;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.spi.Target;
import io.github.mlmodel.worker.table.Column;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of many rows some are looked at, and it does not matter in which order they stand. */
class TelltaleTest {

    private final Random chance = new Random(1);

    @ParameterizedTest
    @ValueSource(ints = {20_000, 39_999, 40_000, 60_000})
    void aColumnThatTellsClassesInTurnIsFound(int rows) {
        int[] ids = IntStream.range(0, rows).map(row -> row % 2).toArray();
        Telltale telltale = Telltale.of(new Target.Classes(List.of("a", "b"), ids));

        assertThat(telltale.canTell()).isTrue();
        assertThat(telltale.share(numbers(rows, row -> ids[row] + chance.nextDouble() / 2)))
                .isEqualTo(1);
    }

    @Test
    void aColumnThatTellsEverySecondRowTellsNoClass() {
        int rows = 40_000;
        int[] ids = IntStream.range(0, rows).map(row -> chance.nextInt(2)).toArray();
        Telltale telltale = Telltale.of(new Target.Classes(List.of("a", "b"), ids));

        assertThat(telltale.share(numbers(rows, row -> row % 2 == 0 ? ids[row] : chance.nextDouble())))
                .isLessThan(0.9);
    }

    private static Column numbers(int rows, IntToDoubleFunction value) {
        return new Column.Numbers(
                "x", IntStream.range(0, rows).mapToDouble(value).toArray());
    }
}
