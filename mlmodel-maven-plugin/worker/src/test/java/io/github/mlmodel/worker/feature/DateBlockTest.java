package io.github.mlmodel.worker.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtException;
import io.github.mlmodel.build.spec.FeatureSpec;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.ColumnType;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelSignature.Input;
import io.github.mlmodel.model.column.DateForm;
import io.github.mlmodel.spi.FeatureGroup;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.FeatureNeeds;
import io.github.mlmodel.worker.table.Table;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateBlockTest {

    @Test
    void aDateIsItsYearElapsedDaysMonthAndDayOfTheWeek() {
        Table rows = sold("2023-12-31", "2024-02-29", "", "2025-01-01");

        FeatureMatrix features = plan(rows, DateForm.DATE, FeatureNeeds.RAW).transform(rows);

        assertThat(features.names())
                .containsExactly("sold (year)", "sold (elapsed days)", "sold (month)", "sold (day of week)");
        assertThat(row(features, 0)).containsExactly(2023, 0, 12, 7);
        assertThat(row(features, 1)).containsExactly(2024, 60, 2, 4);
        assertThat(row(features, 2)).containsOnly(Float.NaN);
        assertThat(row(features, 3)).containsExactly(2025, 367, 1, 3);
        assertThat(features.groups()).containsExactly(new FeatureGroup(FeatureGroup.Kind.NUMERIC, "sold", 0, 4));
    }

    @Test
    void theHourIsAFeatureWhereItVaries() {
        Table rows = table(DateForm.DATE_TIME, "2024-01-01T00:00", "2024-01-01T23:59:59.9", "2024-01-01T12:30");

        FeatureMatrix features =
                plan(rows, DateForm.DATE_TIME, FeatureNeeds.RAW).transform(rows);

        assertThat(features.names()).containsExactly("sold (elapsed days)", "sold (hour)");
        assertThat(row(features, 1)[1]).isEqualTo(23);
        assertThat(row(features, 2)).containsExactly((float) (12.5 / 24), 12);
    }

    @Test
    void whatComesRoundIsOneHotWhereFeaturesAreWeighed() {
        Table rows = sold("2024-01-01", "2024-12-03", "", "2024-12-03");

        FeatureMatrix features =
                plan(rows, DateForm.DATE, FeatureNeeds.STANDARDISED).transform(rows);

        assertThat(features.names())
                .containsExactly(
                        "sold (elapsed days)",
                        "sold (missing)",
                        "sold (month)=1",
                        "sold (month)=12",
                        "sold (day of week)=1",
                        "sold (day of week)=2");
        assertThat(tail(features, 0)).containsExactly(0, 1, 0, 1, 0);
        assertThat(tail(features, 1)).containsExactly(0, 0, 1, 0, 1);
        assertThat(tail(features, 2)).containsExactly(1, 0, 0, 0, 0);
        assertThat(row(features, 2)[0]).as("the median's").isEqualTo(row(features, 1)[0]);
        assertThat(features.groups())
                .containsExactly(
                        new FeatureGroup(FeatureGroup.Kind.NUMERIC, "sold", 0, 2),
                        new FeatureGroup(FeatureGroup.Kind.CATEGORICAL, "sold (month)", 2, 4),
                        new FeatureGroup(FeatureGroup.Kind.CATEGORICAL, "sold (day of week)", 4, 6));
    }

    @Test
    void aMonthOfNoTrainingRowSetsNoFeature() throws OrtException {
        FeaturePlan plan = plan(sold("2024-01-01", "2024-02-01"), DateForm.DATE, FeatureNeeds.STANDARDISED);
        Table other = sold("2024-06-05");

        assertThat(plan.transform(other).names()).contains("sold (month)=1", "sold (month)=2");
        assertThat(row(plan.transform(other), 0)).containsSequence(0, 0, 0, 0);
        FeatureParity.assertEqual(plan, other);
    }

    static Stream<Arguments> sentences() {
        String[] dates = {"2023-12-31", "2024-02-29"};
        String[] some = {"2023-12-31", "2024-02-29", ""};
        String[] same = {"2024-01-01", "2024-01-01"};
        return Stream.of(
                Arguments.of(
                        dates,
                        FeatureNeeds.RAW,
                        "a date; year, elapsed days, month, day of week, counted from 2023-12-31; missing values are kept"
                                + " as such."),
                Arguments.of(
                        dates,
                        FeatureNeeds.IMPUTED,
                        "a date; year, elapsed days, month, day of week, counted from 2023-12-31; missing is like the"
                                + " training median."),
                Arguments.of(
                        some,
                        FeatureNeeds.STANDARDISED,
                        "a date; year, elapsed days, month (a feature each), day of week (a feature each), counted from"
                                + " 2023-12-31; missing has a feature of its own."),
                Arguments.of(same, FeatureNeeds.RAW, "a date that is the same in all training rows; no feature."));
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void aSentenceSaysWhatADateBecomes(String[] dates, FeatureNeeds needs, String sentence) {
        Table rows = new Table(
                dates.length, List.of(sold(dates).column("sold"), RawRows.numbers("n", new double[dates.length])));

        FeaturePlan plan = FeaturePlan.fit(
                rows,
                List.of(ColumnSchema.ofDates("sold", DateForm.DATE), new ColumnSchema("n", ColumnKind.NUMERIC)),
                FeatureSpec.byType(),
                needs,
                1);

        assertThat(plan.sentences()).startsWith("sold: " + sentence);
    }

    @Test
    void datesThatAreAllTheSameAreNoFeatures() {
        assertThatThrownBy(() -> plan(sold("2024-01-01", "2024-01-01"), DateForm.DATE, FeatureNeeds.RAW))
                .isInstanceOf(MlModelException.class)
                .hasMessage("There are no features to train on: the dates of the training rows are all the same. Check"
                        + " <features> and <dataset><exclude>.");
    }

    @Test
    void theGraphTakesSecondsAsADouble() {
        assertThat(plan(sold("2024-01-01", "2025-01-01"), DateForm.DATE, FeatureNeeds.RAW)
                        .inputs())
                .containsExactly(Input.of("sold", ColumnType.DOUBLE, List.of("sold")));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void everyDayOfEveryYearIsAlikeInTheGraph(int part) throws OrtException {
        long start = LocalDate.of(1, 1, 1).toEpochDay();
        long end = LocalDate.of(10_000, 1, 1).toEpochDay();
        long from = start + (end - start) * part / 4;
        long to = start + (end - start) * (part + 1) / 4;
        Random random = new Random(part);
        double[] dates = new double[(int) (to - from)];
        for (int i = 0; i < dates.length; i++) {
            double midnight = (from + i) * 86_400.0;
            dates[i] = switch (i % 3) {
                case 0 -> midnight;
                case 1 -> Math.nextDown(midnight + 86_400);
                default -> midnight + random.nextDouble() * 86_399;
            };
        }
        Table rows = RawRows.table(RawRows.numbers("sold", dates));

        FeaturePlan plan = plan(rows, DateForm.EPOCH_SECONDS, FeatureNeeds.RAW);

        assertThat(plan.width()).isEqualTo(5);
        FeatureParity.assertEqual(plan, rows);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "3, 2", "4, 3", "5, 1", "6, 4"})
    void randomDatesAreAlikeInTheGraphWhateverTheTrainerNeeds(long seed, int threads) throws OrtException {
        Random random = new Random(seed);
        double spread = Math.pow(10, random.nextInt(9));
        Table training = randomDates(random, 200, spread);
        Table others = randomDates(random, 100, 1e11);
        for (FeatureNeeds needs : List.of(FeatureNeeds.RAW, FeatureNeeds.IMPUTED, FeatureNeeds.STANDARDISED)) {
            List<ColumnSchema> columns = List.of(
                    ColumnSchema.ofDates("sold", DateForm.DATE_TIME), ColumnSchema.ofDates("paid", DateForm.DATE));
            FeaturePlan plan = FeaturePlan.fit(training, columns, FeatureSpec.byType(), needs, threads);

            FeatureParity.assertEqual(plan, training);
            FeatureParity.assertEqual(plan, others);
            FeatureParity.assertEqual(
                    plan, RawRows.table(RawRows.numbers("sold", Double.NaN), RawRows.numbers("paid", DateForm.FIRST)));
        }
    }

    private static Table randomDates(Random random, int rows, double spread) {
        double[] sold = new double[rows];
        double[] paid = new double[rows];
        for (int row = 0; row < rows; row++) {
            sold[row] = random.nextInt(5) == 0 ? Double.NaN : 1.7e9 + random.nextDouble() * spread;
            paid[row] = Math.floor(random.nextGaussian() * 20_000) * 86_400;
        }
        return RawRows.table(RawRows.numbers("sold", sold), RawRows.numbers("paid", paid));
    }

    @Test
    void partsAreThoseOfJavaTime() {
        Random random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            double seconds = DateForm.FIRST + Math.floor(random.nextDouble() * (DateForm.END - DateForm.FIRST));
            LocalDateTime time = LocalDateTime.ofEpochSecond((long) seconds, 0, ZoneOffset.UTC);

            assertThat(DatePart.YEAR.of(seconds, 0)).isEqualTo(time.getYear());
            assertThat(DatePart.MONTH.of(seconds, 0)).isEqualTo(time.getMonthValue());
            assertThat(DatePart.WEEKDAY.of(seconds, 0))
                    .isEqualTo(time.getDayOfWeek().getValue());
            assertThat(DatePart.HOUR.of(seconds, 0)).isEqualTo(time.getHour());
        }
    }

    private static FeaturePlan plan(Table rows, DateForm form, FeatureNeeds needs) {
        return FeaturePlan.fit(rows, List.of(ColumnSchema.ofDates("sold", form)), FeatureSpec.byType(), needs, 1);
    }

    private static Table sold(String... dates) {
        return table(DateForm.DATE, dates);
    }

    private static Table table(DateForm form, String... dates) {
        return RawRows.table(RawRows.numbers(
                "sold", Stream.of(dates).mapToDouble(form::seconds).toArray()));
    }

    private static float[] row(FeatureMatrix features, int row) {
        float[] values = new float[features.width()];
        for (int i = 0; i < values.length; i++) {
            values[i] = features.columns().get(i).value(row);
        }
        return values;
    }

    private static float[] tail(FeatureMatrix features, int row) {
        float[] values = row(features, row);
        return Arrays.copyOfRange(values, 1, values.length);
    }
}
