package io.github.mlmodel.engine.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.spi.FeatureColumn;
import io.github.mlmodel.spi.FeatureGroup;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.spi.TrainedModel;
import io.github.mlmodel.spi.TrainingData;
import io.github.mlmodel.spi.work.Mix64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What trees are kept from doing with features. */
class BoostedConstraintsTest {

    private static final int STEPS = 40;

    @ParameterizedTest
    @ValueSource(strings = {"squared", "huber", "poisson"})
    void predictionsOnlyRiseWithAColumnThatIsSaidToRaiseThem(String loss) {
        TrainingData<FeatureMatrix, Target.Numbers> data = waves(2000);

        TrainedModel<FeatureMatrix> free = BoostedData.train(data, 1, "loss", loss, "lambda", "0");
        TrainedModel<FeatureMatrix> rising =
                BoostedData.train(data, 2, "loss", loss, "lambda", "0", "monotone", "increasing x0\ndecreasing x1");

        assertThat(falls(free, 0)).isPositive();
        assertThat(falls(rising, 0)).isZero();
        assertThat(rises(rising, 1)).isZero();
    }

    @Test
    void ofTwoClassesTheSecondsProbabilityRises() {
        TrainingData<FeatureMatrix, Target.Numbers> numbers = waves(2000);
        int[] ids = new int[numbers.rows()];
        for (int row = 0; row < ids.length; row++) {
            ids[row] = numbers.target().values()[row] > 2 ? 1 : 0;
        }
        TrainingData<FeatureMatrix, Target.Classes> data =
                new TrainingData<>(numbers.features(), new Target.Classes(List.of("no", "yes"), ids), null);

        float[] rising = BoostedData.train(data, 1, "monotone", "increasing x0")
                .predict(grid(0))
                .values();

        for (int i = 0; i + 1 < STEPS; i++) {
            assertThat(rising[2 * i + 3]).isGreaterThanOrEqualTo(rising[2 * i + 1]);
        }
    }

    /** Where no tree has both columns, the sum of opposite corners is that of the others. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"x0;x1|true", "x0|true", "x0,x1|false", "x0,x1;x1|false", "none|false"})
    void columnsActTogetherOnlyWhereALineHasBoth(String lines, boolean apart) {
        TrainingData<FeatureMatrix, Target.Numbers> data = waves(2000);

        float[] corners = BoostedData.train(data, 1, "interactions", lines.replace(';', '\n'))
                .predict(BoostedData.matrix(new float[] {0.2f, 0.2f, 0.8f, 0.8f}, new float[] {0.1f, 0.9f, 0.1f, 0.9f}))
                .values();

        float difference = Math.abs(corners[0] + corners[3] - corners[1] - corners[2]);
        assertThat(difference < 1e-4f).isEqualTo(apart);
    }

    @Test
    void aColumnOfCategoriesIsASetWithAllItsFeatures() {
        TrainingData<FeatureMatrix, Target.Classes> data = grouped();

        byte[] byColumn = bytes(data, "interactions", "x\ndistrict");

        assertThat(byColumn)
                .isEqualTo(bytes(data, "interactions", "x\ndistrict=a, district=b"))
                .isNotEqualTo(bytes(data, "interactions", "x, district=a\ndistrict"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x; town, east , side|x;district",
                "x,town, east , side|x,district",
                "town, east , side, x|x,district",
                "x, town, east , side=a; town, east , side=b|x, district=a; district=b"
            })
    void aColumnWhoseNameHasCommasIsNamedInALine(String lines, String without) {
        byte[] named = bytes(grouped("town, east , side"), "interactions", lines.replace(';', '\n'));

        assertThat(named).isEqualTo(bytes(grouped(), "interactions", without.replace(';', '\n')));
    }

    @Test
    void linesThatCannotBeUnderstoodAreRefusedTogether() {
        assertThatThrownBy(() -> bytes(
                        grouped(),
                        "monotone",
                        "increasing y\nfalling x\ndecreasing district",
                        "interactions",
                        "x, distrikt"))
                .hasMessage("Trainer 'gradient-boosting': <monotone> names 'y', which is no column that the model sees;"
                        + " did you mean 'x'? It sees x, district.\n"
                        + "Trainer 'gradient-boosting': 'falling x' is no line of <monotone>: write increasing or"
                        + " decreasing, a blank, and a column's name.\n"
                        + "Trainer 'gradient-boosting': <monotone> names 'district', whose values have no order. Name"
                        + " columns of numbers.\n"
                        + "Trainer 'gradient-boosting': <interactions> names 'distrikt', which is no column that the"
                        + " model sees; did you mean 'district'? It sees x, district.");
    }

    /** Bounds are in units of the derivatives, medians in those of the targets. */
    @ParameterizedTest
    @CsvSource({"absolute,median", "quantile,quantile"})
    void aLossWhoseLeavesAreQuantilesHasNoDirection(String loss, String leaf) {
        assertThatThrownBy(() -> BoostedData.train(waves(100), 1, "loss", loss, "monotone", "increasing x0"))
                .hasMessage("Trainer 'gradient-boosting': <monotone> is not of loss " + loss + ", whose leaves are a "
                        + leaf + " of their rows, in whatever order these are. Remove <monotone>, or set"
                        + " <loss>huber</loss>.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"increasing x\ndecreasing x", "decreasing x\nincreasing  x"})
    void aColumnHasOneDirection(String lines) {
        assertThatThrownBy(() -> bytes(grouped(), "monotone", lines))
                .hasMessage("Trainer 'gradient-boosting': <monotone> says both increasing and decreasing of 'x'. Keep"
                        + " one of the lines.");
    }

    @Test
    void manyClassesHaveNoDirection() {
        assertThatThrownBy(() ->
                        BoostedData.train(SampleData.classification(100, 3, 1), 1, "monotone", "increasing number 0"))
                .hasMessage(
                        "Trainer 'gradient-boosting': <monotone> is of numbers and of two classes, and 3 classes are"
                                + " to be told apart. Remove <monotone>.");
    }

    private static byte[] bytes(TrainingData<FeatureMatrix, ?> data, String... parameters) {
        return ExportedGraph.bytes(BoostedData.train(data, 1, parameters).graph());
    }

    /** Targets rise with the first column, but for waves, and depend on its product with the second. */
    private static TrainingData<FeatureMatrix, Target.Numbers> waves(int rows) {
        Mix64 random = Mix64.of(3, 3);
        float[] first = new float[rows];
        float[] second = new float[rows];
        double[] targets = new double[rows];
        for (int row = 0; row < rows; row++) {
            first[row] = (float) random.nextDouble();
            second[row] = (float) random.nextDouble();
            targets[row] = 2 + first[row] + StrictMath.sin(20 * first[row]) / 2 - first[row] * second[row];
        }
        return BoostedData.numbers(targets, first, second);
    }

    private static FeatureMatrix grid(int column) {
        float[] varied = new float[STEPS];
        float[] fixed = new float[STEPS];
        for (int i = 0; i < STEPS; i++) {
            varied[i] = (float) i / STEPS;
            fixed[i] = 0.4f;
        }
        return column == 0 ? BoostedData.matrix(varied, fixed) : BoostedData.matrix(fixed, varied);
    }

    /** Returns how often a prediction is below the one before. */
    private static long falls(TrainedModel<FeatureMatrix> model, int column) {
        float[] predicted = model.predict(grid(column)).values();
        return IntStream.range(1, STEPS)
                .filter(i -> predicted[i] < predicted[i - 1])
                .count();
    }

    private static long rises(TrainedModel<FeatureMatrix> model, int column) {
        float[] predicted = model.predict(grid(column)).values();
        return IntStream.range(1, STEPS)
                .filter(i -> predicted[i] > predicted[i - 1])
                .count();
    }

    private static TrainingData<FeatureMatrix, Target.Classes> grouped() {
        return grouped("district");
    }

    private static TrainingData<FeatureMatrix, Target.Classes> grouped(String column) {
        Mix64 random = Mix64.of(3, 4);
        float[][] values = new float[3][300];
        int[] ids = new int[300];
        for (int row = 0; row < 300; row++) {
            values[0][row] = (float) random.nextDouble();
            values[1][row] = row % 3 == 0 ? 1 : 0;
            values[2][row] = row % 3 == 1 ? 1 : 0;
            ids[row] = values[0][row] > 0.5 ^ values[1][row] == 1 ? 1 : 0;
        }
        return grouped(column, values, ids);
    }

    private static TrainingData<FeatureMatrix, Target.Classes> grouped(String column, float[][] values, int[] ids) {
        FeatureMatrix features = new FeatureMatrix(
                300,
                List.of("x", column + "=a", column + "=b"),
                List.of(
                        new FeatureColumn.Dense(values[0]),
                        new FeatureColumn.Dense(values[1]),
                        new FeatureColumn.Dense(values[2])),
                List.of(
                        new FeatureGroup(FeatureGroup.Kind.NUMERIC, "", 0, 1),
                        new FeatureGroup(FeatureGroup.Kind.CATEGORICAL, column, 1, 3)));
        return new TrainingData<>(features, new Target.Classes(List.of("no", "yes"), ids), null);
    }
}
