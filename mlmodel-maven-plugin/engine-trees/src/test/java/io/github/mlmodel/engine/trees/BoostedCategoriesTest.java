package io.github.mlmodel.engine.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.mlmodel.spi.FeatureColumn;
import io.github.mlmodel.spi.FeatureGroup;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.spi.TrainedModel;
import io.github.mlmodel.spi.TrainingData;
import io.github.mlmodel.spi.work.Mix64;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns of many categories: their means, which gradient boosting splits by. */
class BoostedCategoriesTest {

    private static final int KINDS = 300;
    private static final String[] ONE_HOT_ALONE = {"maxCategoriesOneHot", "1000"};

    @Test
    void rareCategoriesAreToldApartByTheirMeans() {
        TrainingData<FeatureMatrix, Target.Numbers> training = numbers(6000, 1, 1);
        TrainingData<FeatureMatrix, Target.Numbers> unseen = numbers(3000, 2, 1);

        double byMeans = error(BoostedData.train(training, 1), unseen);
        double byEach = error(BoostedData.train(training, 1, ONE_HOT_ALONE), unseen);

        assertThat(byMeans).isLessThan(0.8 * byEach);
    }

    /** A mean that a row's own target went into would tell it. */
    @Test
    void categoriesWithoutMeaningAreNotLearnt() {
        TrainingData<FeatureMatrix, Target.Numbers> training = numbers(3000, 1, 0);
        TrainingData<FeatureMatrix, Target.Numbers> unseen = numbers(3000, 2, 0);

        double byMeans = error(BoostedData.train(training, 1), unseen);
        double byEach = error(BoostedData.train(training, 1, ONE_HOT_ALONE), unseen);

        assertThat(byMeans).isLessThan(1.03 * byEach);
    }

    /** Its rows are equal to many others: parts drawn by their content alone would have all or none of a category. */
    @Test
    void aTableOfOneColumnIsLearnt() {
        TrainingData<FeatureMatrix, Target.Classes> data = classes(numbers(6000, 1, 3), 2);
        FeatureMatrix alone = new FeatureMatrix(
                data.rows(),
                data.features().names().subList(1, 2),
                data.features().columns().subList(1, 2),
                List.of(new FeatureGroup(FeatureGroup.Kind.NUMBERED, "shop", 0, 1)));
        TrainingData<FeatureMatrix, Target.Classes> one = new TrainingData<>(alone, data.target(), null);

        double byMeans = BoostedData.accuracy(BoostedData.train(one, 1), one);
        double byEach = BoostedData.accuracy(BoostedData.train(one, 1, ONE_HOT_ALONE), one);

        assertThat(byMeans).isGreaterThan(byEach).isGreaterThan(0.8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"squared", "absolute", "poisson", "tweedie"})
    void graphGivesTheSameNumbersToTheLastBit(String loss) throws Exception {
        TrainingData<FeatureMatrix, Target.Numbers> data = numbers(2000, 5, 1);
        TrainedModel<FeatureMatrix> model =
                BoostedData.train(data, 1, "loss", loss, "rounds", "30", "earlyStopping", "10");

        float[] graphs = ExportedGraph.predict(model.graph(), data.features());

        float[] own = model.predict(data.features()).values();
        if (loss.equals("squared") || loss.equals("absolute")) {
            assertThat(graphs).isEqualTo(own);
        } else {
            assertThat(graphs).containsExactly(own, within(1e-4f));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7})
    void graphGivesTheSameProbabilities(int classes) throws Exception {
        TrainingData<FeatureMatrix, Target.Classes> data = classes(numbers(2000, 6, 1), classes);
        TrainedModel<FeatureMatrix> model = BoostedData.train(data, 2, "rounds", "20");

        assertThat(ExportedGraph.predict(model.graph(), data.features()))
                .containsExactly(model.predict(data.features()).values(), within(1e-6f));
    }

    /** Its number is 0, and it is as a category of which no row is known. */
    @Test
    void anUnknownCategoryHasTheMeanOfAll() throws Exception {
        TrainedModel<FeatureMatrix> model = BoostedData.train(numbers(6000, 1, 3), 1);
        FeatureMatrix unknown = features(new int[] {-1, 0, 1}, new float[] {0, 0, 0});

        float[] predicted = model.predict(unknown).values();

        assertThat(ExportedGraph.predict(model.graph(), unknown)).isEqualTo(predicted);
        assertThat(predicted[0]).isCloseTo(5, within(1.5f));
        assertThat(predicted[1]).isCloseTo((float) (5 + 3 * effect(0)), within(1.5f));
        assertThat(predicted[2]).isCloseTo((float) (5 + 3 * effect(1)), within(1.5f));
    }

    @Test
    void threadsAndTheOrderOfRowsDecideNoByte() {
        TrainingData<FeatureMatrix, Target.Numbers> plain = numbers(3000, 7, 1);
        float[] weights = new float[plain.rows()];
        for (int row = 0; row < weights.length; row++) {
            weights[row] = 1 + row % 3;
        }
        List<TrainingData<FeatureMatrix, ?>> all =
                List.of(plain, classes(plain, 4), new TrainingData<>(plain.features(), plain.target(), weights));
        for (TrainingData<FeatureMatrix, ?> data : all) {
            byte[] bytes = bytes(data, 1, "rounds", "3");
            int[] backwards = IntStream.range(0, data.rows())
                    .map(row -> data.rows() - 1 - row)
                    .toArray();
            TrainingData<FeatureMatrix, ?> other = BoostedData.select(data, backwards);

            assertThat(bytes(data, 2, "rounds", "3")).isEqualTo(bytes);
            assertThat(bytes(other, 1, "rounds", "3")).isEqualTo(bytes);
        }
    }

    /** Where no tree has both columns, the difference of two categories is the same whatever the number is. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"shop;x|true", "x|true", "shop,x|false", "none|false"})
    void theMeanActsWithWhatItsColumnMayActWith(String lines, boolean apart) {
        TrainingData<FeatureMatrix, Target.Numbers> data = numbers(6000, 8, 3);

        float[] corners = BoostedData.train(data, 1, "interactions", lines.replace(';', '\n'))
                .predict(features(new int[] {0, 0, 1, 1}, new float[] {-1, 1, -1, 1}))
                .values();

        float difference = Math.abs(corners[0] + corners[3] - corners[1] - corners[2]);
        assertThat(difference < 1e-4f).isEqualTo(apart);
    }

    /** A column of so few categories, or no more than there are classes, has no means: its bytes are those without. */
    @ParameterizedTest
    @CsvSource({"299,2,false", "300,2,true", "1,300,true"})
    void fewCategoriesHaveNoMeans(int most, int classes, boolean none) {
        TrainingData<FeatureMatrix, Target.Classes> data = classes(numbers(600, 9, 3), classes);
        String[] limited = {"rounds", "1", "maxLeaves", "2", "maxCategoriesOneHot", "" + most};
        String[] unlimited = {"rounds", "1", "maxLeaves", "2", "maxCategoriesOneHot", "1000"};

        assertThat(Arrays.equals(bytes(data, 1, limited), bytes(data, 1, unlimited)))
                .isEqualTo(none);
    }

    private static byte[] bytes(TrainingData<FeatureMatrix, ?> data, int threads, String... parameters) {
        return ExportedGraph.bytes(BoostedData.train(data, threads, parameters).graph());
    }

    private static double error(TrainedModel<FeatureMatrix> model, TrainingData<FeatureMatrix, Target.Numbers> unseen) {
        float[] predicted = model.predict(unseen.features()).values();
        double[] targets = unseen.target().values();
        return Math.sqrt(IntStream.range(0, targets.length)
                .mapToDouble(row -> (predicted[row] - targets[row]) * (predicted[row] - targets[row]))
                .average()
                .orElseThrow());
    }

    private static double effect(int category) {
        return 2 * Mix64.fraction(Mix64.mix(category + Mix64.GOLDEN)) - 1;
    }

    /** Targets about 5 that are a number, what the category adds, and noise; every fiftieth row has no category. */
    private static TrainingData<FeatureMatrix, Target.Numbers> numbers(int rows, long seed, double weight) {
        Mix64 random = Mix64.of(seed, 1);
        int[] categories = new int[rows];
        float[] x = new float[rows];
        double[] targets = new double[rows];
        for (int row = 0; row < rows; row++) {
            categories[row] = row % 50 == 49 ? -1 : random.nextInt(KINDS);
            x[row] = (float) (2 * random.nextDouble() - 1);
            double of = categories[row] < 0 ? 0 : weight * effect(categories[row]);
            targets[row] = Math.max(0.1, 5 + of + (of > 0 ? 1 : 0.5) * x[row] + random.nextDouble() - 0.5);
        }
        return new TrainingData<>(features(categories, x), new Target.Numbers(targets), null);
    }

    private static TrainingData<FeatureMatrix, Target.Classes> classes(
            TrainingData<FeatureMatrix, Target.Numbers> data, int count) {
        double[] targets = data.target().values();
        double[] sorted = Arrays.stream(targets).sorted().toArray();
        int[] ids = new int[targets.length];
        for (int row = 0; row < ids.length; row++) {
            ids[row] = (int) ((long) Arrays.binarySearch(sorted, targets[row]) * count / ids.length);
        }
        List<String> labels =
                IntStream.range(0, count).mapToObj(label -> "label " + label).toList();
        return new TrainingData<>(data.features(), new Target.Classes(labels, ids), data.weights());
    }

    private static FeatureMatrix features(int[] categories, float[] x) {
        float[] numbers = new float[categories.length];
        for (int row = 0; row < numbers.length; row++) {
            numbers[row] = categories[row] + 1;
        }
        return new FeatureMatrix(
                categories.length,
                List.of("x", "shop"),
                List.of(new FeatureColumn.Dense(x), new FeatureColumn.Dense(numbers)),
                List.of(
                        new FeatureGroup(FeatureGroup.Kind.NUMERIC, "", 0, 1),
                        new FeatureGroup(FeatureGroup.Kind.NUMBERED, "shop", 1, 2)));
    }
}
