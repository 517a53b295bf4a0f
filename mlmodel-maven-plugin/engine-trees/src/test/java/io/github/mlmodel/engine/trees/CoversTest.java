package io.github.mlmodel.engine.trees;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.spi.TrainingData;
import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.Node;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much of the training data has reached each node is in the model, for whoever explains its predictions. */
class CoversTest {

    private static final int ROWS = 400;

    @ParameterizedTest
    @CsvSource({
        "random-forest,400",
        "extra-trees,400",
        "decision-tree,400",
        "gradient-boosting,400",
        "xgboost,400"
    })
    void everyTreeOfNumbersBeginsWithAllRowsAndDividesThem(String alias, float all) {
        assertDivided(SampleData.regression(ROWS, 3), alias, all);
    }

    @ParameterizedTest
    @CsvSource({"random-forest,400", "extra-trees,400", "decision-tree,400"})
    void everyTreeOfClassesBeginsWithAllRowsAndDividesThem(String alias, float all) {
        assertDivided(SampleData.classification(ROWS, 3, 3), alias, all);
    }

    @ParameterizedTest
    @CsvSource({"gradient-boosting", "xgboost"})
    void boostedTreesOfClassesCountSecondDerivatives(String alias) {
        TrainingData<FeatureMatrix, Target.Classes> data = SampleData.classification(ROWS, 2, 3);
        double share = Arrays.stream(data.target().ids()).average().orElseThrow();

        Map<String, Object> trees = trees(data, alias);

        float[] covers = (float[]) trees.get("nodes_hitrates");
        assertThat((double) covers[0]).isCloseTo(ROWS * share * (1 - share), Percentage.withPercentage(0.1));
        assertDivided(trees);
    }

    @Test
    void weightsOfRowsCountInTheirWholeNumbers() {
        TrainingData<FeatureMatrix, ?> data = SampleData.weighted(ROWS, 2, 3);
        float largest = 0;
        double sum = 0;
        for (float weight : data.weights()) {
            largest = Math.max(largest, weight);
            sum += weight;
        }

        float[] covers = (float[]) trees(data, "decision-tree").get("nodes_hitrates");

        assertThat(covers[0] / (1 << 20)).isCloseTo((float) (sum / largest), Percentage.withPercentage(0.001));
    }

    private static void assertDivided(TrainingData<FeatureMatrix, ?> data, String alias, float all) {
        Map<String, Object> trees = trees(data, alias);
        float[] covers = (float[]) trees.get("nodes_hitrates");
        long[] nodes = (long[]) trees.get("nodes_nodeids");
        for (int node = 0; node < nodes.length; node++) {
            if (nodes[node] == 0) {
                assertThat(covers[node]).isEqualTo(all);
            }
        }
        assertDivided(trees);
    }

    private static void assertDivided(Map<String, Object> trees) {
        float[] covers = (float[]) trees.get("nodes_hitrates");
        String[] modes = (String[]) trees.get("nodes_modes");
        long[] nodes = (long[]) trees.get("nodes_nodeids");
        long[] yes = (long[]) trees.get("nodes_truenodeids");
        long[] no = (long[]) trees.get("nodes_falsenodeids");
        for (int node = 0; node < modes.length; node++) {
            assertThat(covers[node]).isPositive();
            if (!modes[node].equals("LEAF")) {
                int root = node - (int) nodes[node];
                assertThat(covers[root + (int) yes[node]] + covers[root + (int) no[node]])
                        .isCloseTo(covers[node], Percentage.withPercentage(0.001));
            }
        }
    }

    private static Map<String, Object> trees(TrainingData<FeatureMatrix, ?> data, String alias) {
        Node trees = ForestTest.train(data, alias).graph().graph().nodes().stream()
                .filter(node -> node.operator().equals("TreeEnsembleRegressor"))
                .findFirst()
                .orElseThrow();
        return trees.attributes().stream().collect(Collectors.toMap(Attribute::name, Attribute::value));
    }
}
