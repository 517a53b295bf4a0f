package io.github.mlmodel.engine.neural.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtException;
import io.github.mlmodel.spi.FeatureColumn;
import io.github.mlmodel.spi.FeatureGroup;
import io.github.mlmodel.spi.FeatureGroup.Kind;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.ValueInfo;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TableInputTest {

    /** Two numbers, a category of two and one of five, a text of six tokens; dense and sparse columns of each. */
    private static final float[][] ROWS = {
        {0.5f, 0, 1, 0, 0, 0, 1, 0, 0, 0.6f, 0, 0, 0.8f, 0, 0},
        {-1.5f, 2, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
        {0, 0, 0, 0, 0, 0, 0, 0, 0, 0.1f, 0.2f, 0.3f, 0.4f, 0.5f, 0.6f},
        {3, -4, 0, 1, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0},
        {7, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1},
    };

    private static final List<FeatureGroup> GROUPS = List.of(
            new FeatureGroup(Kind.NUMERIC, "", 0, 2),
            new FeatureGroup(Kind.CATEGORICAL, "sex", 2, 4),
            new FeatureGroup(Kind.CATEGORICAL, "country", 4, 9),
            new FeatureGroup(Kind.TEXT, "note", 9, 15));

    @Test
    void trainingAndPredictingMakeTheSameVectorsOfEveryKindOfColumn() throws OrtException {
        FeatureMatrix features = features(ROWS, GROUPS);
        TableInput input = TableInput.of(features);
        Map<String, float[]> parameters = FixedPass.noParameters();

        float[] trained = Vectors.training(input, input.stores(features), 0, new FixedPass(true, parameters));
        float[] predicted = Vectors.predicting(input, flat(ROWS), new FixedPass(false, parameters));

        assertThat(input.shape()).containsExactly(2 + 2 + 3 + 64L);
        assertThat(input.info()).isEqualTo(new ValueInfo("features", ElementType.FLOAT, List.of(-1L, 15L)));
        assertThat(parameters).containsOnlyKeys("embedding.country.weight", "embedding.note.weight");
        assertThat(trained).hasSize(5 * 71).containsExactly(predicted, within(1e-6f));
        assertThat(trained).containsExactly(expected(parameters), within(1e-6f));
    }

    @Test
    void gradientsReachTheVectorsOfAllCategoriesAndTokens() throws OrtException {
        FeatureMatrix features = features(ROWS, GROUPS);
        TableInput input = TableInput.of(features);

        List<float[]> gradients =
                Vectors.gradients(input, input.stores(features), new FixedPass(true, FixedPass.noParameters()));

        assertThat(gradients).hasSize(2);
        assertThat(gradients.get(0)).containsExactly(1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 1, 1, 1);
        float[] sums = {0.7f, 0.2f, 1.3f, 1.2f, 0.5f, 1.6f};
        assertThat(gradients.get(1)).hasSize(6 * 64);
        for (int i = 0; i < gradients.get(1).length; i++) {
            assertThat(gradients.get(1)[i]).isCloseTo(sums[i / 64], within(1e-6f));
        }
    }

    @Test
    void rowsThatWereNotTrainedOnMayHaveUnknownCategories() throws OrtException {
        FeatureMatrix known = features(new float[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}, country(3));
        TableInput input = TableInput.of(known);
        Map<String, float[]> parameters = FixedPass.noParameters();
        FeatureMatrix other = features(new float[][] {{0, 0, 0}, {0, 0, 1}}, country(3));

        float[] vectors = Vectors.training(input, input.complete(other), 0, new FixedPass(false, parameters));

        float[] table = table(parameters, "country");
        assertThat(vectors).containsExactly(new float[] {0, 0, table[4], table[5]}, within(0f));
    }

    @Test
    void embeddingsAreHalfAsWideAsThereAreCategoriesAndAtMostFifty() {
        assertThat(IntStream.of(1, 2, 3, 4, 41, 99, 100, 5000)
                        .mapToObj(size -> TableInput.of(features(new float[1][size], country(size)))
                                .shape()
                                .get(0)))
                .containsExactly(1L, 2L, 2L, 2L, 21L, 50L, 50L, 50L);
    }

    @Test
    void storesHoldNumbersByRowAndCategoriesAndTokensByNumber() {
        FeatureMatrix features = features(ROWS, GROUPS);

        List<RowStore> stores = TableInput.of(features).stores(features);

        assertThat(stores)
                .extracting(RowStore::name, RowStore::type, RowStore::shape, RowStore::rows)
                .map(org.assertj.core.groups.Tuple::toList)
                .containsExactly(
                        List.of("numbers_0", ElementType.FLOAT, List.of(2L), 5),
                        List.of("categories_1", ElementType.INT32, List.of(2L), 5),
                        List.of("tokens_2", ElementType.INT32, List.of(6L), 5),
                        List.of("weights_2", ElementType.FLOAT, List.of(6L), 5));
        assertThat(floats(stores.get(0), 0)).containsExactly(0.5f, 0, -1.5f, 2, 0, 0, 3, -4, 7, 0);
        assertThat(integers(stores.get(1))).containsExactly(0, 4, 1, 2, -1, -1, 1, 6, 0, 3);
        assertThat(Arrays.copyOf(integers(stores.get(2)), 18))
                .containsExactly(0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5);
        assertThat(Arrays.copyOf(floats(stores.get(3), 0), 18))
                .containsExactly(0.6f, 0.8f, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.1f, 0.2f, 0.3f, 0.4f, 0.5f, 0.6f);
    }

    @Test
    void ofLongTextsTheHeaviestTokensAreTrainedOnAndAllArePredictedWith() {
        float[][] rows = new float[14][5];
        rows[0] = new float[] {0.5f, 0.25f, -0.75f, 0.25f, 0.25f};
        rows[1] = new float[] {0, 0, 0, 0, 1};
        rows[2] = new float[] {1, 1, 1, 1, 1};
        FeatureMatrix features = features(rows, List.of(new FeatureGroup(Kind.TEXT, "note", 0, 5)));
        TableInput input = TableInput.of(features, 2, 1 << 20);

        List<RowStore> training = input.stores(features);
        List<RowStore> predicting = input.complete(features);

        assertThat(Arrays.copyOf(integers(training.get(0)), 9)).containsExactly(0, 1, 2, 4, 0, 0, 0, 1, 2);
        assertThat(Arrays.copyOf(floats(training.get(1), 0), 9)).containsExactly(0.5f, 0.25f, -0.75f, 1, 0, 0, 1, 1, 1);
        assertThat(training.get(0).shape()).containsExactly(3L);
        assertThat(predicting.get(0).shape()).containsExactly(5L);
        assertThat(Arrays.copyOf(floats(predicting.get(1), 0), 15))
                .containsExactly(0.5f, 0.25f, -0.75f, 0.25f, 0.25f, 1, 0, 0, 0, 0, 1, 1, 1, 1, 1);
    }

    @Test
    void longTextsAreStoredWholeWhereThatIsAffordable() {
        float[][] rows = new float[14][5];
        rows[0] = new float[] {0.5f, 0.25f, -0.75f, 0.25f, 0.25f};
        FeatureMatrix features = features(rows, List.of(new FeatureGroup(Kind.TEXT, "note", 0, 5)));

        List<RowStore> stores = TableInput.of(features).stores(features);

        assertThat(stores.get(1).shape()).containsExactly(5L);
    }

    @Test
    void allStoresAreSplitAtTheSameRows() throws OrtException {
        FeatureMatrix features = features(ROWS, GROUPS);
        TableInput input = TableInput.of(features, 6, 2 * 6 * 4);
        Map<String, float[]> parameters = FixedPass.noParameters();

        List<RowStore> stores = input.stores(features);

        assertThat(stores).extracting(RowStore::rowsPerShard).containsOnly(2);
        assertThat(stores).allSatisfy(store -> assertThat(IntStream.range(0, 3).map(store::rows))
                .containsExactly(2, 2, 1));
        float[] last = Vectors.training(input, stores, 2, new FixedPass(true, parameters));
        assertThat(last).containsExactly(Arrays.copyOfRange(expected(parameters), 4 * 71, 5 * 71), within(1e-6f));
    }

    private static float[] table(Map<String, float[]> parameters, String column) {
        return Objects.requireNonNull(parameters.get("embedding." + column + ".weight"));
    }

    private static float[] expected(Map<String, float[]> parameters) {
        float[] country = table(parameters, "country");
        float[] note = table(parameters, "note");
        float[] expected = new float[ROWS.length * 71];
        for (int row = 0; row < ROWS.length; row++) {
            System.arraycopy(ROWS[row], 0, expected, row * 71, 4);
            for (int column = 4; column < 15; column++) {
                boolean text = column >= 9;
                int width = text ? 64 : 3;
                for (int i = 0; i < width; i++) {
                    float part = text ? note[(column - 9) * 64 + i] : country[(column - 4) * 3 + i];
                    expected[row * 71 + (text ? 7 : 4) + i] += ROWS[row][column] * part;
                }
            }
        }
        return expected;
    }

    private static List<FeatureGroup> country(int size) {
        return List.of(new FeatureGroup(Kind.CATEGORICAL, "country", 0, size));
    }

    private static FeatureMatrix features(float[][] rows, List<FeatureGroup> groups) {
        List<FeatureColumn> columns = new ArrayList<>();
        for (int i = 0; i < rows[0].length; i++) {
            int column = i;
            float[] values = new float[rows.length];
            IntStream.range(0, rows.length).forEach(row -> values[row] = rows[row][column]);
            int[] filled = IntStream.range(0, rows.length)
                    .filter(row -> values[row] != 0)
                    .toArray();
            float[] rest = new float[filled.length];
            IntStream.range(0, filled.length).forEach(at -> rest[at] = values[filled[at]]);
            columns.add(i % 2 == 0 ? new FeatureColumn.Dense(values) : new FeatureColumn.Sparse(filled, rest));
        }
        List<String> names =
                IntStream.range(0, columns.size()).mapToObj(i -> "f" + i).toList();
        return new FeatureMatrix(rows.length, names, columns, groups);
    }

    private static float[] flat(float[][] rows) {
        float[] flat = new float[rows.length * rows[0].length];
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(rows[row], 0, flat, row * rows[0].length, rows[0].length);
        }
        return flat;
    }

    private static float[] floats(RowStore store, int shard) {
        ByteBuffer bytes = store.shards().get(shard);
        float[] values = new float[bytes.limit() / 4];
        bytes.asFloatBuffer().get(values);
        return values;
    }

    private static int[] integers(RowStore store) {
        ByteBuffer bytes = store.shards().get(0);
        int[] values = new int[bytes.limit() / 4];
        bytes.asIntBuffer().get(values);
        return values;
    }
}
