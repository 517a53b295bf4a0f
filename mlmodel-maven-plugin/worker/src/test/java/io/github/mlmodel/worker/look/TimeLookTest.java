package io.github.mlmodel.worker.look;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.model.column.DateForm;
import io.github.mlmodel.worker.table.Column;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimeLookTest {

    private static final double FIRST = DateForm.DATE.seconds("2026-01-01");
    private static final double DAY = 86_400;

    @Test
    void datesAreTimesWhateverTheirOrder() {
        assertThat(TimeLook.of(numbers(200, row -> FIRST + row * 7 % 100 * DAY), true))
                .contains("2026-03-22");
        assertThat(TimeLook.of(numbers(200, row -> FIRST + row * 7 % 100 * DAY + 60), true))
                .contains("2026-03-22T00:01");
        assertThat(TimeLook.of(numbers(200, row -> FIRST + row % 9 * DAY), true))
                .isEmpty();
        assertThat(TimeLook.of(numbers(99, row -> FIRST + row * DAY), true)).isEmpty();
        assertThat(TimeLook.of(numbers(200, row -> FIRST + (row < 180 ? 0 : row) * DAY), true))
                .isEmpty();
    }

    @Test
    void momentsAsNumbersAreTimesWhereTheyRise() {
        assertThat(TimeLook.of(numbers(200, row -> FIRST + row * DAY), false))
                .contains(Long.toString((long) (FIRST + 160 * DAY)));
        assertThat(TimeLook.of(numbers(200, row -> FIRST + row * 7 % 200 * DAY), false))
                .isEmpty();
        assertThat(TimeLook.of(numbers(200, row -> row), false)).isEmpty();
        assertThat(TimeLook.of(numbers(200, row -> 20_260_101 + row / 8), false))
                .contains("20260121");
    }

    @Test
    void textsThatAreDatesAreTimes() {
        String[] days =
                IntStream.rangeClosed(1, 28).mapToObj("2026-02-%02d"::formatted).toArray(String[]::new);
        int[] codes = IntStream.range(0, 280).map(row -> row % 28).toArray();

        assertThat(TimeLook.of(new Column.Texts("day", days, codes), false)).contains("2026-02-23");
        days[3] = "soon";
        assertThat(TimeLook.of(new Column.Texts("day", days, codes), false)).isEmpty();
    }

    private static Column.Numbers numbers(int rows, IntToDoubleFunction value) {
        return new Column.Numbers(
                "t", IntStream.range(0, rows).mapToDouble(value).toArray());
    }
}
