package io.github.mlmodel.engine.trees.boosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.engine.trees.BoostedData;
import io.github.mlmodel.engine.trees.ExportedGraph;
import io.github.mlmodel.engine.trees.SampleData;
import io.github.mlmodel.engine.trees.boosting.exchange.Exchange;
import io.github.mlmodel.engine.trees.boosting.loss.Deviation;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.spi.FeatureColumn;
import io.github.mlmodel.spi.FeatureGroup;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.Parameter;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.spi.TrainerSpec;
import io.github.mlmodel.spi.TrainingData;
import io.github.mlmodel.spi.work.Mix64;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that lie in several places give the model of the same rows in one, to the last bit, in every place. */
class ExchangeTest {

    private static final int ROWS = 1500;

    static Stream<List<String>> parameters() {
        Stream<List<String>> losses = Deviation.texts().stream().map(loss -> List.of("loss", loss));
        Stream<List<String>> others = Stream.of(
                List.of("classes", "2"),
                List.of("classes", "2", "subsample", "0.7", "columnSubsample", "0.7", "maxFeatures", "0.7"),
                List.of("classes", "5", "earlyStopping", "1"),
                List.of("loss", "huber", "subsample", "0.5", "earlyStopping", "2", "quantile", "0.8"),
                List.of("classes", "2", "categories", "40", "earlyStopping", "2"),
                List.of("classes", "5", "categories", "300"),
                List.of("loss", "absolute", "categories", "8", "categorySmoothing", "0"),
                List.of("loss", "squared", "maxLeaves", "0", "maxDepth", "4", "monotone", "increasing number 0"));
        return Stream.concat(losses, others);
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void threePartsTrainTheModelOfTheWhole(List<String> parameters) {
        for (boolean weighted : new boolean[] {false, true}) {
            TrainingData<FeatureMatrix, ?> data = data(parameters, ROWS, weighted, 1);

            assertThat(parts(data, parameters, 1, 0, 700, 900, ROWS))
                    .hasSize(3)
                    .containsOnly(whole(data, parameters, 1));
        }
    }

    /** Of so many rows bins are cut by a sample. */
    @Test
    void sampledBinsAreThoseOfTheWhole() {
        List<String> parameters = List.of("rounds", "1", "bins", "100");
        TrainingData<FeatureMatrix, ?> data = SampleData.classification(250_000, 2, 3);

        assertThat(parts(data, parameters, 1, 0, 10, 150_000, 250_000)).containsOnly(whole(data, parameters, 2));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void howRowsAreSharedOutDecidesNoByte(long seed) {
        Mix64 random = Mix64.of(seed, 1);
        List<List<String>> all = parameters().toList();
        List<String> parameters = all.get(random.nextInt(all.size()));
        int rows = 60 + random.nextInt(ROWS);
        TrainingData<FeatureMatrix, ?> data = data(parameters, rows, seed % 2 == 0, seed);
        int[] cuts = IntStream.concat(
                        IntStream.of(0, rows),
                        IntStream.range(0, random.nextInt(5)).map(i -> random.nextInt(rows)))
                .sorted()
                .toArray();

        List<byte[]> parts = parts(shuffled(data, parameters, random), parameters, 1 + random.nextInt(3), cuts);

        assertThat(parts).hasSize(cuts.length - 1).containsOnly(whole(data, parameters, 1));
    }

    @Test
    void whatIsWrongWithTargetsIsSaidOfAllRows() {
        TrainingData<FeatureMatrix, ?> data = SampleData.regression(100, 1);

        assertThatThrownBy(() -> parts(data, List.of("loss", "poisson"), 1, 0, 1, 30, 100))
                .isInstanceOf(MlModelException.class)
                .hasMessage(message(data));
    }

    private static String message(TrainingData<FeatureMatrix, ?> data) {
        try {
            whole(data, List.of("loss", "poisson"), 1);
            throw new AssertionError("negative targets were taken");
        } catch (MlModelException e) {
            return Objects.requireNonNull(e.getMessage());
        }
    }

    private static TrainingData<FeatureMatrix, ?> data(List<String> parameters, int rows, boolean weighted, long seed) {
        int asked = parameters.indexOf("classes");
        int classes = asked < 0 ? 0 : Integer.parseInt(parameters.get(asked + 1));
        TrainingData<FeatureMatrix, Target.Classes> labelled = SampleData.weighted(rows, Math.max(2, classes), seed);
        Target target = classes > 0
                ? labelled.target()
                : new Target.Numbers(
                        Arrays.stream(SampleData.regression(rows, seed).target().values())
                                .map(value -> StrictMath.exp(value / 3))
                                .toArray());
        TrainingData<FeatureMatrix, ?> made = BoostedData.withMissing(
                new TrainingData<>(labelled.features(), target, weighted ? labelled.weights() : null));
        int categories = parameters.indexOf("categories");
        return categories < 0
                ? made
                : BoostedData.withCategories(made, Integer.parseInt(parameters.get(categories + 1)), seed);
    }

    /** Of rows that are equal, which lie in several places, each part of the rows gets its share. */
    @Test
    void equalRowsAreSharedOutToPartsThroughAllPlaces() {
        float[] numbers = new float[600];
        double[] targets = new double[numbers.length];
        for (int row = 0; row < numbers.length; row++) {
            numbers[row] = 1 + row % 7;
            targets[row] = row % 14 < 9 ? 1 : 5;
        }
        FeatureMatrix features = new FeatureMatrix(
                numbers.length,
                List.of("shop"),
                List.of(new FeatureColumn.Dense(numbers)),
                List.of(new FeatureGroup(FeatureGroup.Kind.NUMBERED, "shop", 0, 1)));
        TrainingData<FeatureMatrix, ?> data = new TrainingData<>(features, new Target.Numbers(targets), null);

        assertThat(parts(data, List.of("loss", "squared"), 1, 0, 1, 4, 302, 600))
                .containsOnly(whole(data, List.of("loss", "squared"), 1));
    }

    /** Rows in another order, where their numbers draw none. */
    private static TrainingData<FeatureMatrix, ?> shuffled(
            TrainingData<FeatureMatrix, ?> data, List<String> parameters, Mix64 random) {
        int[] rows = IntStream.range(0, data.rows()).toArray();
        for (int i = rows.length - 1; i > 0 && !parameters.contains("subsample"); i--) {
            int j = random.nextInt(i + 1);
            int row = rows[i];
            rows[i] = rows[j];
            rows[j] = row;
        }
        return BoostedData.select(data, rows);
    }

    private static byte[] whole(TrainingData<FeatureMatrix, ?> data, List<String> parameters, int threads) {
        return train(data, parameters, threads, Exchange.LOCAL);
    }

    private static List<byte[]> parts(
            TrainingData<FeatureMatrix, ?> data, List<String> parameters, int threads, int... cuts) {
        return ThreadExchange.at(cuts.length - 1, (exchange, place) -> {
            int[] rows = IntStream.range(cuts[place], cuts[place + 1]).toArray();
            return train(BoostedData.select(data, rows), parameters, threads, exchange);
        });
    }

    private static byte[] train(
            TrainingData<FeatureMatrix, ?> data, List<String> parameters, int threads, Exchange exchange) {
        List<Parameter.Entry> entries = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i += 2) {
            if (!parameters.get(i).equals("classes") && !parameters.get(i).equals("categories")) {
                entries.add(new Parameter.Entry(parameters.get(i), new Parameter.Text(parameters.get(i + 1))));
            }
        }
        if (!parameters.contains("rounds")) {
            entries.add(new Parameter.Entry("rounds", new Parameter.Text("4")));
        }
        return ExportedGraph.bytes(new GradientBoostingTrainer(
                        new TrainerSpec("gradient-boosting", entries),
                        data.target().task(),
                        exchange,
                        HeapSpace.OF_JVM)
                .learners()
                .train(data, SampleData.context(threads))
                .orElseThrow()
                .model()
                .graph());
    }
}
