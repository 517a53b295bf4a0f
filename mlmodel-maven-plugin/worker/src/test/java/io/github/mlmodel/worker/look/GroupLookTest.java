package io.github.mlmodel.worker.look;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.worker.table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupLookTest {

    private static final int ROWS = 600;

    @ParameterizedTest
    @CsvSource({
        "any name, c%d, 200, true",
        "any name, 00%d, 200, true",
        "any name, c%d, 500, false",
        "any name, c%d, 19, false",
        "any name, city of %d, 200, false",
        "any name, no digit %s, 200, false",
        "customer_id, no digit %s, 200, true",
        "any name, %d, 200, false",
        "customer_id, %d, 200, true",
        "customer_id, %d.5, 200, false",
        "any name, 10%03d, 200, true",
        "any name, 10%03d7, 200, false"
    })
    void textsAndWholeNumbersThatLookLikeIdentifiersAndRepeatAreGroups(
            String name, String pattern, int different, boolean group) {
        IntFunction<@Nullable String> value = row -> pattern.contains("%s")
                ? pattern.formatted(letters(row % different))
                : pattern.formatted(row % different);

        assertThat(GroupLook.of(texts(name, value)).isPresent()).isEqualTo(group);
    }

    @Test
    void numbersAreLookedAtLikeTheTextsOfThem() {
        double[] handedOut =
                IntStream.range(0, ROWS).mapToDouble(row -> 10_000 + row % 200).toArray();
        double[] quantity =
                new Random(1).doubles(ROWS).map(value -> Math.rint(value * 200)).toArray();

        assertThat(GroupLook.of(new Column.Numbers("n", handedOut))).contains(new Repeats(ROWS, 200, ROWS));
        assertThat(GroupLook.of(new Column.Numbers("n", quantity))).isEmpty();
        assertThat(GroupLook.of(new Column.Numbers("PassengerId", quantity))).isPresent();
    }

    @Test
    void valuesOfFewRowsOrHardlyAnyThatRepeatAreNoGroups() {
        assertThat(GroupLook.of(texts("id", row -> row < 520 ? null : "c" + row % 30)))
                .isEmpty();
        assertThat(GroupLook.of(texts("id", row -> "c" + (row < 290 ? row % 20 : row))))
                .isEmpty();
        assertThat(GroupLook.of(texts("id", row -> "c" + (row < 320 ? row % 20 : row))))
                .isPresent();
    }

    private static String letters(int number) {
        return "" + (char) ('a' + number / 20) + (char) ('a' + number % 20);
    }

    private static Column.Texts texts(String name, IntFunction<@Nullable String> value) {
        List<String> dictionary = new ArrayList<>();
        int[] codes = new int[ROWS];
        for (int row = 0; row < ROWS; row++) {
            String text = value.apply(row);
            if (text != null && !dictionary.contains(text)) {
                dictionary.add(text);
            }
            codes[row] = text == null ? -1 : dictionary.indexOf(text);
        }
        return new Column.Texts(name, dictionary.toArray(new String[0]), codes);
    }
}
