package io.github.mlmodel.engine.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.mlmodel.engine.trees.work.RowBlock;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.TrainingData;
import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.Node;
import io.github.mlmodel.spi.graph.TensorData;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the training data has divided at each split is in the model, for whoever explains its predictions. */
class CoversTest {

    private static final int ROWS = 400;

    @ParameterizedTest
    @ValueSource(strings = {"extra-trees", "decision-tree", "gradient-boosting", "xgboost"})
    void splitsOfNumbersTellHowManyRowsWentLeft(String alias) {
        TrainingData<FeatureMatrix, ?> data = dense(SampleData.regression(ROWS, 3));
        Ensemble trees = Ensemble.of(data, alias);

        trees.assertShares(data, new float[0], trees.roots.length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"extra-trees", "decision-tree"})
    void splitsOfClassesTellHowManyRowsWentLeft(String alias) {
        TrainingData<FeatureMatrix, ?> data = dense(SampleData.classification(ROWS, 3, 3));
        Ensemble trees = Ensemble.of(data, alias);

        trees.assertShares(data, new float[0], trees.roots.length);
    }

    /** Second derivatives are the same for all rows before the first tree alone. */
    @ParameterizedTest
    @ValueSource(strings = {"gradient-boosting", "xgboost"})
    void boostedTreesOfClassesCountSecondDerivatives(String alias) {
        TrainingData<FeatureMatrix, ?> data = dense(SampleData.classification(ROWS, 2, 3));
        Ensemble trees = Ensemble.of(data, alias);

        trees.assertShares(data, new float[0], 1);
        trees.assertDivided();
    }

    @Test
    void samplesOfRowsDivideAsTheyWereDrawn() {
        Ensemble trees = Ensemble.of(SampleData.regression(ROWS, 3), "random-forest");

        trees.assertDivided();
    }

    @Test
    void weightsOfRowsCount() {
        TrainingData<FeatureMatrix, ?> data = SampleData.weighted(ROWS, 2, 3);
        Ensemble tree = Ensemble.of(data, "decision-tree");

        tree.assertShares(data, Objects.requireNonNull(data.weights()), 1);
    }

    /** Zeros that lists leave out are no values to XGBoost. */
    private static TrainingData<FeatureMatrix, ?> dense(TrainingData<FeatureMatrix, ?> data) {
        return new TrainingData<>(BoostedData.dense(data.features()), data.target(), data.weights());
    }

    /** The splits of a model. */
    private record Ensemble(
            long[] roots,
            long[] features,
            float[] thresholds,
            byte[] modes,
            long[] yes,
            long[] yesIsLeaf,
            long[] no,
            long[] noIsLeaf,
            float[] shares) {

        static Ensemble of(TrainingData<FeatureMatrix, ?> data, String alias) {
            Node node = ForestTest.train(data, alias).graph().graph().nodes().stream()
                    .filter(each -> each.operator().equals("TreeEnsemble"))
                    .findFirst()
                    .orElseThrow();
            Map<String, Object> all =
                    node.attributes().stream().collect(Collectors.toMap(Attribute::name, Attribute::value));
            return new Ensemble(
                    (long[]) given(all, "tree_roots"),
                    (long[]) given(all, "nodes_featureids"),
                    (float[]) data(all, "nodes_splits"),
                    (byte[]) data(all, "nodes_modes"),
                    (long[]) given(all, "nodes_truenodeids"),
                    (long[]) given(all, "nodes_trueleafs"),
                    (long[]) given(all, "nodes_falsenodeids"),
                    (long[]) given(all, "nodes_falseleafs"),
                    (float[]) data(all, "nodes_hitrates"));
        }

        private static Object data(Map<String, Object> all, String name) {
            return ((TensorData) given(all, name)).data();
        }

        private static Object given(Map<String, Object> all, String name) {
            return Objects.requireNonNull(all.get(name), name);
        }

        private void assertDivided() {
            assertThat(shares).hasSizeGreaterThan(roots.length);
            for (float share : shares) {
                assertThat(share).isStrictlyBetween(0f, 1f);
            }
        }

        /** Sends the training rows through the first trees, and compares how they divide. */
        private void assertShares(TrainingData<FeatureMatrix, ?> data, float[] weights, int trees) {
            float[] values = RowBlock.copy(data.features(), 0, data.rows());
            double[] reached = new double[shares.length];
            double[] left = new double[shares.length];
            for (int row = 0; row < data.rows(); row++) {
                float weight = weights.length == 0 ? 1 : weights[row];
                for (int tree = 0; tree < trees; tree++) {
                    int node = (int) roots[tree];
                    while (node >= 0) {
                        float value = values[row * data.features().width() + (int) features[node]];
                        boolean isLeft = modes[node] == 0 ? value <= thresholds[node] : value < thresholds[node];
                        reached[node] += weight;
                        left[node] += isLeft ? weight : 0;
                        boolean leaf = (isLeft ? yesIsLeaf : noIsLeaf)[node] == 1;
                        node = leaf ? -1 : (int) (isLeft ? yes : no)[node];
                    }
                }
            }
            for (int node = 0; node < shares.length; node++) {
                if (reached[node] > 0) {
                    assertThat((double) shares[node]).isEqualTo(left[node] / reached[node], within(1e-5));
                }
            }
        }
    }
}
