package io.github.mlmodel.worker.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.column.DateForm;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dates in recorded samples. */
class DateSamplesTest {

    private static final double YEAR = 365.25 * 86_400;

    @ParameterizedTest
    @CsvSource({
        "DATE, 86400, 1000",
        "DATE_TIME, 1, 1000",
        "OFFSET_DATE_TIME, 0.001, 1000",
        "EPOCH_SECONDS, 1, 1000",
        "EPOCH_MILLISECONDS, 0.001, 1000",
        "DATE, 86400, 5",
        "DATE_TIME, 60, 5"
    })
    void datesAreTextsOfTheFormBetweenThoseOfTheRowsAndOfNone(DateForm form, double unit, int rows) {
        Random random = new Random(1);
        double[] dates = new double[rows];
        for (int row = 0; row < rows; row++) {
            dates[row] = Math.floor((1.6e9 + random.nextDouble() * 10 * YEAR) / unit) * unit;
        }
        double[] sorted = Arrays.stream(dates).sorted().toArray();

        SampleRows samples = compose(form, dates);

        List<Object> texts = texts(samples);
        assertThat(texts).hasSizeGreaterThan(3);
        for (Object text : texts) {
            assertThat(form.seconds((String) text)).isBetween(sorted[0], sorted[rows - 1]);
            if (form != DateForm.DATE || rows == 5) {
                assertThat(Arrays.binarySearch(dates, form.seconds((String) text)))
                        .isNegative();
            }
        }
        assertThat(((Column.Numbers) samples.rows().column("sold")).values())
                .contains(texts.stream()
                        .mapToDouble(text -> form.seconds((String) text))
                        .toArray());
    }

    @Test
    void datesOfOneMinuteAreOfThatMinute() {
        double[] dates = new double[100];
        Arrays.setAll(dates, row -> 1_700_000_040 + row * 0.6);

        for (Object text : texts(compose(DateForm.EPOCH_MILLISECONDS, dates))) {
            assertThat(DateForm.EPOCH_MILLISECONDS.seconds((String) text)).isBetween(1_700_000_040.0, 1_700_000_100.0);
        }
    }

    @Test
    void aDateIsMissingWhereTheRowsLackIt() {
        double[] dates = {Double.NaN, 1.7e9, 1.8e9, 1.75e9};

        SampleRows samples = compose(DateForm.DATE_TIME, dates);

        assertThat(samples.recorded()).containsKeys("sold is missing", "everything is missing");
        assertThat(samples.recorded()).doesNotContainKey("unknown categories");
        assertThat(samples.recorded().get("sold is missing")).doesNotContainKey("sold");
    }

    @Test
    void aColumnWithoutAnyDateIsMissing() {
        assertThat(texts(compose(DateForm.DATE, new double[] {Double.NaN, Double.NaN})))
                .isEmpty();
    }

    private static SampleRows compose(DateForm form, double[] dates) {
        double[] targets = new double[dates.length];
        Arrays.setAll(targets, row -> row);
        Table table =
                new Table(dates.length, List.of(new Column.Numbers("sold", dates), new Column.Numbers("n", targets)));
        List<ColumnSchema> columns =
                List.of(ColumnSchema.ofDates("sold", form), new ColumnSchema("n", ColumnKind.NUMERIC));
        return SampleRows.compose(table, columns, new Target.Numbers(targets), new CarriedTexts(Map.of(), false), 1);
    }

    private static List<Object> texts(SampleRows samples) {
        return samples.recorded().values().stream()
                .filter(row -> row.containsKey("sold"))
                .map(row -> row.get("sold"))
                .toList();
    }
}
