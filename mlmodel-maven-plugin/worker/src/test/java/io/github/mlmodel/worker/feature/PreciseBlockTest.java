package io.github.mlmodel.worker.feature;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import io.github.mlmodel.build.spec.FeatureSpec;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.ColumnType;
import io.github.mlmodel.model.ModelSignature.Input;
import io.github.mlmodel.spi.FeatureColumn;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.FeatureNeeds;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers of more digits than a float has. */
class PreciseBlockTest {

    static List<FeatureNeeds> needs() {
        return List.of(FeatureNeeds.RAW, FeatureNeeds.IMPUTED, FeatureNeeds.STANDARDISED);
    }

    @Test
    void valuesThatWouldBeEqualFloatsStayApart() throws OrtException {
        Table rows = RawRows.table(RawRows.numbers("n", 1e12 + 3, 1e12 + 1, 1e12 + 2, Double.NaN));

        FeaturePlan plan = plan(rows, FeatureNeeds.RAW);
        FeatureMatrix features = plan.transform(rows);

        assertThat(features.names()).containsExactly("n");
        assertThat(((FeatureColumn.Dense) features.columns().get(0)).values()).containsExactly(1, -1, 0, Float.NaN);
        assertThat(plan.inputs()).containsExactly(Input.of("n", ColumnType.DOUBLE, List.of("n")));
        assertThat(plan.sentences())
                .containsExactly(
                        "n: less 1000000000002 in double precision, a number; missing values are kept as such.");
        assertThat(plan.warnings())
                .containsExactly(
                        "Column 'n' has 3 different values in the training rows, and as 32-bit floats they would"
                                + " be 1: the graph takes them in double precision and subtracts 1000000000002 first, which keeps"
                                + " them apart.");
        FeatureParity.assertEqual(plan, rows);
    }

    @Test
    void codesThatNoOffsetKeepsApartAreSaidToBeSo() {
        double[] codes =
                IntStream.range(0, 4000).mapToDouble(i -> i * 1e9 + i % 2).toArray();
        double[] twins = IntStream.range(0, 4000)
                .mapToDouble(i -> Math.floor(i / 2.0) * 1e9 + i % 2)
                .toArray();
        Table rows = RawRows.table(RawRows.numbers("codes", codes), RawRows.numbers("twins", twins));

        assertThat(plan(rows, FeatureNeeds.RAW).warnings())
                .containsExactly(
                        "Column 'twins' has 4,000 different values in the training rows, and as 32-bit floats they"
                                + " would be 2,024: the graph takes them in double precision and subtracts 999000000001 first,"
                                + " which leaves 2,035. If they are codes, list the column under <features><categorical>.");
    }

    @ParameterizedTest
    @CsvSource({
        "small whole numbers, 1, 0, 1000, true",
        "whole numbers that are floats, 2048, 17179869184, 1000, true",
        "many digits spread as widely as they are large, 1, 0, 1, false",
        "money, 0.01, 0, 100000, true"
    })
    void otherColumnsKeepTheirFloats(String what, double step, double start, double steps, boolean rounded) {
        Random random = new Random(1);
        double[] values = random.doubles(100_000, 0, steps)
                .map(value -> start + (rounded ? Math.rint(value) : value) * step)
                .toArray();
        Table rows = RawRows.table(RawRows.numbers("n", values));

        FeaturePlan plan = plan(rows, FeatureNeeds.RAW);

        assertThat(plan.inputs()).as(what).containsExactly(Input.of("n", ColumnType.FLOAT, List.of("n")));
        assertThat(plan.warnings()).as(what).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "milliseconds within a minute, 1, 1700000000000, 60000",
        "small differences, 0.001, 1000000000000, 1000",
        "seconds of ten years, 1, 1400000000, 315360000"
    })
    void numbersThatAreCloseForTheirSizeAreTakenAsDoubles(String what, double step, double start, double steps) {
        double[] values = new Random(1)
                .doubles(10_000, 0, steps)
                .map(value -> start + Math.rint(value) * step)
                .toArray();
        Table rows = RawRows.table(RawRows.numbers("n", values));

        assertThat(plan(rows, FeatureNeeds.RAW).inputs())
                .as(what)
                .containsExactly(Input.of("n", ColumnType.DOUBLE, List.of("n")));
    }

    @ParameterizedTest
    @CsvSource({"1000000000000, 1", "1700000000000, 60000", "1e15, 1000"})
    void aTargetThatDependsOnTheDifferencesAloneIsExplained(double start, double spread) {
        Random random = new Random(1);
        double[] values =
                random.doubles(2000).map(value -> start + value * spread).toArray();
        double[] target = Arrays.stream(values).map(value -> value - start).toArray();
        Table rows = RawRows.table(RawRows.numbers("n", values));

        FeatureMatrix features = plan(rows, FeatureNeeds.STANDARDISED).transform(rows);

        assertThat(explained(((FeatureColumn.Dense) features.columns().get(0)).values(), target))
                .isGreaterThan(0.9999);
    }

    /** Returns the share of the target's variance that a straight line explains. */
    private static double explained(float[] feature, double[] target) {
        double mean = Arrays.stream(target).average().orElseThrow();
        double squares = 0;
        double other = 0;
        double both = 0;
        double middle = 0;
        for (float value : feature) {
            middle += value / feature.length;
        }
        for (int row = 0; row < target.length; row++) {
            squares += (target[row] - mean) * (target[row] - mean);
            other += (feature[row] - middle) * (feature[row] - middle);
            both += (target[row] - mean) * (feature[row] - middle);
        }
        return both * both / (squares * other);
    }

    @Test
    void aFewFarValuesDoNotSpoilTheOffset() {
        double[] values =
                IntStream.range(0, 1000).mapToDouble(i -> 1e12 + i / 8.0).toArray();
        values[500] = 0;
        Table rows = RawRows.table(RawRows.numbers("n", values));

        FeatureMatrix features = plan(rows, FeatureNeeds.RAW).transform(rows);

        assertThat(IntStream.range(0, 1000)
                        .mapToObj(row -> features.columns().get(0).value(row))
                        .distinct())
                .hasSize(1000);
    }

    @ParameterizedTest
    @MethodSource("needs")
    void theGraphSubtractsAsMemoryDoes(FeatureNeeds needs) throws OrtException {
        for (long seed = 1; seed <= 5; seed++) {
            Random random = new Random(seed);
            double start = Math.pow(10, 9 + random.nextInt(6));
            Table training = numbers(random, start, 300);
            FeaturePlan plan = plan(training, needs);

            assertThat(plan.inputs()).allMatch(input -> input.type() == ColumnType.DOUBLE);
            FeatureParity.assertEqual(plan, training);
            FeatureParity.assertEqual(plan, numbers(random, start * 3, 100));
            FeatureParity.assertEqual(
                    plan, RawRows.table(RawRows.numbers("a", Double.NaN), RawRows.numbers("b", -1e30)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void inAWideTableSuchColumnsHaveInputsOfTheirOwn(int threads) throws OrtException {
        Random random = new Random(1);
        Column[] columns = IntStream.range(0, 200)
                .mapToObj(i -> RawRows.numbers(
                        "n" + i,
                        random.doubles(50)
                                .map(value -> i % 77 == 5 ? 1e12 + value : (float) value)
                                .toArray()))
                .toArray(Column[]::new);
        Table rows = RawRows.table(columns);

        FeaturePlan plan =
                FeaturePlan.fit(rows, schema(rows), FeatureSpec.byType(), FeatureNeeds.STANDARDISED, threads);

        assertThat(plan.inputs().stream().map(Input::name)).containsExactly("numeric", "n5", "n82", "n159");
        assertThat(plan.inputs().get(0).columns()).hasSize(197).doesNotContain("n5", "n82", "n159");
        assertThat(plan.inputs().get(1).type()).isEqualTo(ColumnType.DOUBLE);
        assertThat(plan.transform(rows).names()).endsWith("n198", "n199", "n5", "n82", "n159");
        FeatureParity.assertEqual(plan, rows);
    }

    private static Table numbers(Random random, double start, int rows) {
        double[] a = random.doubles(rows).map(value -> start + value).toArray();
        double[] b = random.doubles(rows).map(value -> -start * 3 - value).toArray();
        Arrays.fill(a, 0, rows / 10, Double.NaN);
        return RawRows.table(RawRows.numbers("a", a), RawRows.numbers("b", b));
    }

    private static FeaturePlan plan(Table rows, FeatureNeeds needs) {
        return FeaturePlan.fit(rows, schema(rows), FeatureSpec.byType(), needs, 2);
    }

    private static List<ColumnSchema> schema(Table rows) {
        return rows.names().stream()
                .map(name -> new ColumnSchema(name, ColumnKind.NUMERIC))
                .toList();
    }
}
