package io.github.mlmodel.runtime.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.mlmodel.runtime.operator.BeyondJava;
import io.github.mlmodel.runtime.operator.tree.TreeSums;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TreeShapFuzzTest {

    private static final long SEED = Long.getLong("mlmodel.fuzz.seed", 20_260_101);

    /** A forest, and of which column each of its features is. */
    private record Case(TreeSums trees, int[] featureColumns, int columns, float[] row) {

        static Case of(Random random, int mostTrees, int mostDepth) throws BeyondJava {
            int columns = 1 + random.nextInt(6);
            int features = columns + random.nextInt(5);
            int[] owners = new int[features];
            Arrays.setAll(owners, feature -> feature < columns ? feature : random.nextInt(columns));
            Map<String, Object> attributes = CoveredTrees.of(
                    random,
                    features,
                    1 + random.nextInt(3),
                    1 + random.nextInt(mostTrees),
                    random.nextInt(mostDepth + 1));
            float[] row = new float[features];
            for (int i = 0; i < features; i++) {
                row[i] = random.nextInt(5) == 0 ? Float.NaN : random.nextInt(4);
            }
            return new Case(CoveredTrees.sums(attributes), owners, columns, row);
        }

        TreeShap shap() {
            return shap(1 << 22);
        }

        TreeShap shap(int mostNumbers) {
            return new TreeShap(trees, featureColumns, columns, mostNumbers);
        }
    }

    @Test
    void contributionsAreThoseOfAllSubsetsOfTheColumns() throws BeyondJava {
        for (int i = 0; i < 300; i++) {
            Case one = Case.of(new Random(SEED + i), 3, 7);

            Contributions found = one.shap().contributions(one.row);

            for (int target = 0; target < one.trees.targets(); target++) {
                int which = target;
                double[] expected = AllSubsets.shapley(
                        one.columns,
                        known -> AllSubsets.expected(one.trees, one.featureColumns, one.row, known, which));
                for (int column = 0; column < one.columns; column++) {
                    assertThat(found.amounts()[column][target])
                            .as("seed %d, case %d, column %d of sum %d", SEED, i, column, target)
                            .isCloseTo(expected[column], within(1e-9));
                }
                assertThat(found.base()[target])
                        .isCloseTo(
                                AllSubsets.expected(one.trees, one.featureColumns, one.row, 0, target), within(1e-9));
            }
        }
    }

    @Test
    void baseAndContributionsAddUpToTheSums() throws BeyondJava {
        for (int i = 0; i < 100; i++) {
            Case one = Case.of(new Random(SEED - 1 - i), 40, 12);
            TreeShap shap = one.shap();

            Contributions found = shap.contributions(one.row);

            double[] sums = shap.sums(one.row);
            for (int target = 0; target < sums.length; target++) {
                double total = found.base()[target];
                for (double[] amounts : found.amounts()) {
                    total += amounts[target];
                }
                assertThat(total).as("seed %d, case %d", SEED, i).isCloseTo(sums[target], within(1e-9));
            }
        }
    }

    /** Trees whose tables would be too large. */
    @Test
    void walkedTreesAreExplainedLikeTabulatedOnes() throws BeyondJava {
        for (int i = 0; i < 100; i++) {
            Case one = Case.of(new Random(SEED + 1_000 + i), 10, 8);

            Contributions tabulated = one.shap().contributions(one.row);
            Contributions walked = one.shap(0).contributions(one.row);

            for (int column = 0; column < one.columns; column++) {
                assertThat(walked.amounts()[column]).containsExactly(tabulated.amounts()[column], within(1e-9));
            }
        }
    }

    /** For each way of a row there is a place in a table, whatever is found there. */
    @Test
    void theTablesOfATreeThatAddsNothingAreBounded() throws BeyondJava {
        Map<String, Object> attributes = new HashMap<>(CoveredTrees.of(new Random(SEED), 6, 1, 2, 14));
        attributes.put("target_treeids", new int[] {0});
        attributes.put("target_nodeids", new int[] {0});
        attributes.put("target_ids", new int[] {0});
        attributes.put("target_weights", new float[] {1});
        TreeSums sums = CoveredTrees.sums(attributes);
        int second = sums.nodes().roots()[1];
        TreePaths.Edges edges = TreePaths.of(sums, second, new int[] {0, 1, 2, 3, 4, 5}, 6);

        assertThat(edges.targets()).isEmpty();
        assertThat(TabulatedTree.of(sums.nodes(), edges, 1, 1000)).isEmpty();
    }

    @Test
    void nodesThatAreSharedAreNoTrees() throws BeyondJava {
        Map<String, Object> attributes = new HashMap<>(Map.of(
                "nodes_treeids", new int[] {0, 0, 0},
                "nodes_nodeids", new int[] {0, 1, 2},
                "nodes_featureids", new int[] {0, 0, 0},
                "nodes_truenodeids", new int[] {1, 2, 0},
                "nodes_falsenodeids", new int[] {1, 2, 0},
                "nodes_values", new float[] {0, 0, 0},
                "nodes_modes", new String[] {"BRANCH_LEQ", "BRANCH_LEQ", "LEAF"}));
        attributes.put("target_treeids", new int[] {0});
        attributes.put("target_nodeids", new int[] {2});
        attributes.put("target_ids", new int[] {0});
        attributes.put("target_weights", new float[] {1});

        assertThat(TreePaths.areTrees(CoveredTrees.sums(attributes).nodes())).isFalse();
        assertThat(TreePaths.areTrees(Case.of(new Random(SEED), 3, 7).trees.nodes()))
                .isTrue();
    }
}
