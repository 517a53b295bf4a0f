package io.github.mlmodel.worker.treatment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.worker.table.Column;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpeltCategoriesTest {

    @Test
    void equalNumbersAreWrittenAsMostRowsHaveThem() {
        SpeltCategories spelt = SpeltCategories.of(column("1.0", "1", "1.0", "a", "2", "2.00", "2", ""));

        assertThat(texts(spelt)).containsExactly("1.0", "1.0", "1.0", "a", "2", "2", "2", null);
        assertThat(spelt.spellings()).isEqualTo(Map.of("1", "1.0", "2.00", "2"));
        assertThat(spelt.alike()).containsExactly("'1.0' and '1'", "'2' and '2.00'");
        assertThat(spelt.truths()).isEmpty();
    }

    @Test
    void equallyFrequentOnesAreWrittenAsTheFirstInTheOrderOfTheirCharacters() {
        assertThat(SpeltCategories.of(column("3.0", "3", "x")).spellings()).isEqualTo(Map.of("3.0", "3"));
        assertThat(SpeltCategories.of(column("x", "3", "3.0")).spellings()).isEqualTo(Map.of("3.0", "3"));
    }

    @Test
    void leadingZerosAndVersionsStayWhatTheyAre() {
        Column.Texts column = column("007", "7", "1.1", "1.10", "1.9.2");

        SpeltCategories spelt = SpeltCategories.of(column);

        assertThat(spelt.column()).isSameAs(column);
        assertThat(spelt.spellings()).isEmpty();
        assertThat(SpeltCategories.of(column("1.1", "1.10", "2")).alike()).containsExactly("'1.1' and '1.10'");
    }

    @Test
    void exactlyAPairOfWordsSaysWhatIsTrue() {
        SpeltCategories spelt = SpeltCategories.of(column("T", "f", "t", "T", ""));

        assertThat(texts(spelt)).containsExactly("T", "f", "T", "T", null);
        assertThat(spelt.spellings()).isEqualTo(Map.of("t", "T", "true", "T", "false", "f", "F", "f"));
        assertThat(spelt.alike()).containsExactly("'T' and 't'");
        assertThat(spelt.truths()).hasValue("'T' and 'f'");
    }

    @Test
    void aThirdValueMakesWordsOfAPairOrdinaryOnes() {
        assertThat(SpeltCategories.of(column("yes", "no", "maybe")).spellings()).isEmpty();
        assertThat(SpeltCategories.of(column("1", "0", "2")).spellings()).isEmpty();
    }

    @Test
    void trueAndFalseAreOneInEveryCaseWhateverElseThereIs() {
        SpeltCategories spelt = SpeltCategories.of(column("TRUE", "TRUE", "True", "unknown"));

        assertThat(spelt.spellings()).isEqualTo(Map.of("True", "TRUE", "true", "TRUE"));
        assertThat(spelt.truths()).hasValue("'TRUE'");
    }

    @Test
    void textsOfOtherRowsDecideNothing() {
        Column.Texts column =
                new Column.Texts("c", new String[] {"yes", "no", "maybe", "Yes", "Yes", "Yes"}, new int[] {0, 1, -1});

        assertThat(SpeltCategories.of(column).spellings())
                .isEqualTo(Map.of("true", "yes", "YES", "yes", "Yes", "yes", "false", "no", "NO", "no", "No", "no"));
    }

    private static Column.Texts column(String... texts) {
        String[] dictionary =
                Arrays.stream(texts).filter(text -> !text.isEmpty()).distinct().toArray(String[]::new);
        int[] codes = Arrays.stream(texts)
                .mapToInt(text -> List.of(dictionary).indexOf(text))
                .toArray();
        return new Column.Texts("c", dictionary, codes);
    }

    private static List<String> texts(SpeltCategories spelt) {
        Column.Texts column = spelt.column();
        return Arrays.stream(column.codes())
                .mapToObj(code -> code < 0 ? null : column.dictionary()[code])
                .toList();
    }
}
