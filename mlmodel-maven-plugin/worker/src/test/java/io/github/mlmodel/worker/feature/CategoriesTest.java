package io.github.mlmodel.worker.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.model.column.ColumnForm;
import io.github.mlmodel.worker.table.Column;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CategoriesTest {

    @Test
    void numbersAreKnownWithAndWithoutDecimals() {
        assertThat(keys(ColumnForm.PLAIN, "1.5", "2")).containsExactly("1.5", "2", "2.0");
        assertThat(keys(ColumnForm.PLAIN, "1.50", "2")).containsExactly("1.50", "2", "1.5", "2.0");
        assertThat(keys(ColumnForm.PLAIN, "3.0", "x")).containsExactly("3.0", "x", "3");
    }

    @Test
    void versionsAreNoNumbers() {
        assertThat(keys(ColumnForm.PLAIN, "1.10", "1.9.2", "2.0-beta")).containsExactly("1.10", "1.9.2", "2.0-beta");
    }

    @Test
    void aWordForNoValueIsNoOtherSpellingOfACategory() {
        ColumnForm form = ColumnForm.PLAIN.withMissing(List.of("-1", "none")).withSpellings(Map.of("none", "-1.0"));

        assertThat(keys(form, "-1.0", "2.0")).containsExactly("-1.0", "2.0", "2");
    }

    private static List<String> keys(ColumnForm form, String... texts) {
        int[] codes = IntStream.range(0, texts.length).toArray();
        return Categories.fit(new Column.Texts("c", texts, codes), form, 10).keys();
    }
}
