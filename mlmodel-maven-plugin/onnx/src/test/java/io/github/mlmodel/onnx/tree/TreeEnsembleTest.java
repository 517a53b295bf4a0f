package io.github.mlmodel.onnx.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.github.mlmodel.onnx.OnnxFile;
import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.graph.Node;
import io.github.mlmodel.spi.graph.TensorData;
import io.github.mlmodel.spi.graph.ValueInfo;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TreeEnsembleTest {

    @Test
    void nodesOfEachTreeAreNumberedFromItsRoot() {
        TreeEnsemble ensemble = new TreeEnsemble(2, TreeEnsemble.Branch.LEQ);
        for (int tree = 0; tree < 2; tree++) {
            ensemble.add(new Stump(new float[] {1, 2}, new float[] {0, 4}));
        }

        Map<String, Object> attributes = attributes(ensemble);

        assertThat(attributes.get("nodes_treeids")).isEqualTo(new long[] {0, 0, 0, 1, 1, 1});
        assertThat(attributes.get("nodes_nodeids")).isEqualTo(new long[] {0, 1, 2, 0, 1, 2});
        assertThat(attributes.get("nodes_featureids")).isEqualTo(new long[] {3, 0, 0, 3, 0, 0});
        assertThat(attributes.get("nodes_truenodeids")).isEqualTo(new long[] {1, 0, 0, 1, 0, 0});
        assertThat(attributes.get("nodes_falsenodeids")).isEqualTo(new long[] {2, 0, 0, 2, 0, 0});
        assertThat(attributes.get("nodes_missing_value_tracks_true")).isEqualTo(new long[] {1, 0, 0, 1, 0, 0});
        assertThat(attributes.get("nodes_modes"))
                .isEqualTo(new String[] {"BRANCH_LEQ", "LEAF", "LEAF", "BRANCH_LEQ", "LEAF", "LEAF"});
        assertThat(attributes.get("target_treeids")).isEqualTo(new long[] {0, 0, 0, 1, 1, 1});
        assertThat(attributes.get("target_nodeids")).isEqualTo(new long[] {1, 1, 2, 1, 1, 2});
        assertThat(attributes.get("target_ids")).isEqualTo(new long[] {0, 1, 1, 0, 1, 1});
        assertThat(attributes.get("target_weights")).isEqualTo(new float[] {1, 2, 4, 1, 2, 4});
    }

    @Test
    void leafOfZerosKeepsOneWeightBecauseEveryLeafNeedsOne() {
        TreeEnsemble ensemble = new TreeEnsemble(3, TreeEnsemble.Branch.LT);
        ensemble.add(new Stump(new float[] {0, 0, 0}, new float[] {0, 5, 6}));

        Map<String, Object> attributes = attributes(ensemble);

        assertThat(attributes.get("target_nodeids")).isEqualTo(new long[] {1, 2, 2});
        assertThat(attributes.get("target_ids")).isEqualTo(new long[] {0, 1, 2});
        assertThat(attributes.get("target_weights")).isEqualTo(new float[] {0, 5, 6});
    }

    @Test
    void thresholdsSeparateTheSameFloatsAsTheirDoubles() {
        double between = (1.0 + Math.nextUp(1.0f)) / 2 + 1e-9;

        assertThat((float) between).isGreaterThan(1.0f);
        assertThat(FloatThresholds.floor(between)).isEqualTo(1.0f);
        assertThat(FloatThresholds.ceiling(between)).isEqualTo(Math.nextUp(1.0f));
        assertThat(FloatThresholds.floor(1e300)).isEqualTo(Float.MAX_VALUE);
        assertThat(FloatThresholds.ceiling(-1e300)).isEqualTo(-Float.MAX_VALUE);
        assertThat(FloatThresholds.floor(0.5)).isEqualTo(0.5f);
        assertThat(FloatThresholds.ceiling(0.5)).isEqualTo(0.5f);
    }

    @Test
    void wrongNumberOfValuesIsRefused() {
        TreeEnsemble ensemble = new TreeEnsemble(2, TreeEnsemble.Branch.LEQ);

        assertThatThrownBy(() -> ensemble.base(1f)).hasMessage("1 base values for 2 targets");
    }

    @Test
    void leafOfATargetThatIsNotThereIsRefused() {
        TreeEnsemble ensemble = new TreeEnsemble(2, TreeEnsemble.Branch.LEQ);
        SumTree leaf = leaf(2);

        assertThatThrownBy(() -> ensemble.add(leaf)).hasMessage("target 2 of 2");
    }

    @Test
    void treesOfSingleNumbersAreAnEnsembleWhoseEqualLeavesAreOne() {
        SumTree tree = withRemovedNode();
        TreeEnsemble preorder = new TreeEnsemble(2, TreeEnsemble.Branch.LT);
        preorder.add(tree.inPreorder());
        preorder.add(tree.byLevel());

        Map<String, Object> attributes = attributes(preorder);

        assertThat(attributes).doesNotContainKey("target_weights");
        assertThat(attributes.get("aggregate_function")).isEqualTo(1L);
        assertThat(attributes.get("post_transform")).isEqualTo(0L);
        assertThat(attributes.get("tree_roots")).isEqualTo(new long[] {0, 2});
        assertThat(attributes.get("nodes_featureids")).isEqualTo(new long[] {2, 1, 2, 1});
        assertThat(data(attributes, "nodes_modes")).isEqualTo(new byte[] {1, 1, 1, 1});
        assertThat(data(attributes, "nodes_splits")).isEqualTo(new float[] {0.5f, 1.5f, 0.5f, 1.5f});
        assertThat(attributes.get("nodes_truenodeids")).isEqualTo(new long[] {1, 0, 3, 0});
        assertThat(attributes.get("nodes_trueleafs")).isEqualTo(new long[] {0, 1, 0, 1});
        assertThat(attributes.get("nodes_falsenodeids")).isEqualTo(new long[] {2, 1, 2, 1});
        assertThat(attributes.get("nodes_falseleafs")).isEqualTo(new long[] {1, 1, 1, 1});
        assertThat(attributes.get("nodes_missing_value_tracks_true")).isEqualTo(new long[] {0, 1, 0, 1});
        assertThat(data(attributes, "nodes_hitrates")).isEqualTo(new float[] {5 / 9f, 3 / 5f, 5 / 9f, 3 / 5f});
        assertThat(attributes.get("leaf_targetids")).isEqualTo(new long[] {1, 1, 1});
        assertThat(data(attributes, "leaf_weights")).isEqualTo(new float[] {30, 40, 20});
    }

    /** A root with the same leaf on both sides would be another leaf to ONNX Runtime. */
    @Test
    void aTreeThatIsALeafIsASplitOfTwoLeaves() {
        TreeEnsemble ensemble = new TreeEnsemble(2, TreeEnsemble.Branch.LT);
        ensemble.add(leaf(1));
        ensemble.add(leaf(0));

        Map<String, Object> attributes = attributes(ensemble);

        assertThat(attributes.get("tree_roots")).isEqualTo(new long[] {0, 1});
        assertThat(attributes.get("nodes_truenodeids")).isEqualTo(new long[] {0, 1});
        assertThat(attributes.get("nodes_trueleafs")).isEqualTo(new long[] {1, 1});
        assertThat(attributes.get("nodes_falsenodeids")).isEqualTo(new long[] {2, 3});
        assertThat(attributes.get("nodes_falseleafs")).isEqualTo(new long[] {1, 1});
        assertThat(data(attributes, "nodes_hitrates")).isEqualTo(new float[] {0.5f, 0.5f});
        assertThat(attributes.get("leaf_targetids")).isEqualTo(new long[] {1, 0, 1, 0});
        assertThat(data(attributes, "leaf_weights")).isEqualTo(new float[] {7, 7, 7, 7});
    }

    @Test
    void aRootWhoseSidesAddTheSameHasTwoLeaves() {
        TreeEnsemble ensemble = new TreeEnsemble(2, TreeEnsemble.Branch.LEQ);
        ensemble.add(new Stump(new float[] {0, 3}, new float[] {0, 3}));

        Map<String, Object> attributes = attributes(ensemble);

        assertThat(attributes.get("nodes_truenodeids")).isEqualTo(new long[] {0});
        assertThat(attributes.get("nodes_falsenodeids")).isEqualTo(new long[] {1});
        assertThat(attributes.get("leaf_targetids")).isEqualTo(new long[] {1, 1});
        assertThat(data(attributes, "leaf_weights")).isEqualTo(new float[] {3, 3});
    }

    /** Numbers of leaves and of roots differ here: one that is taken for the other adds something else. */
    @Test
    void onnxRuntimeAddsWhatTreesThatAreLeavesAdd() throws OrtException {
        TreeEnsemble ensemble = new TreeEnsemble(2, TreeEnsemble.Branch.LEQ);
        ensemble.add(new Stump(new float[] {0, 3}, new float[] {5, 0}));
        ensemble.add(new Stump(new float[] {4, 0}, new float[] {4, 0}));
        ensemble.add(leaf(1));
        GraphBuilder graph = new GraphBuilder("t");
        String sums = ensemble.addTo(graph, graph.input("x", ElementType.FLOAT, ValueInfo.ROWS, 4));
        graph.output(sums, "y", ElementType.FLOAT, ValueInfo.ROWS, 2);

        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        FloatBuffer rows = FloatBuffer.wrap(new float[] {0, 0, 0, 0, 0, 0, 0, 1});
        try (OrtSession session = environment.createSession(OnnxFile.write(graph.build(), "t", Map.of()));
                OnnxTensor in = OnnxTensor.createTensor(environment, rows, new long[] {2, 4});
                OrtSession.Result out = session.run(Map.of("x", in))) {
            assertThat((float[][]) out.get(0).getValue()).isDeepEqualTo(new float[][] {{4, 10}, {9, 7}});
        }
    }

    @Test
    void aSplitByOneValueIsWrittenAsOneAmongTheOthers() {
        SumTree tree = new SumTree(
                0,
                new int[] {2, GrownTree.LEAF, 1, GrownTree.LEAF, GrownTree.LEAF},
                new float[] {0.5f, 10, 7, 20, 30},
                new boolean[] {false, false, true, false, false},
                new boolean[5],
                new int[] {2, -1, 3, -1, -1},
                new int[] {1, -1, 4, -1, -1},
                new float[0]);
        TreeEnsemble ensemble = new TreeEnsemble(1, TreeEnsemble.Branch.LEQ);
        ensemble.add(tree.inPreorder());

        Map<String, Object> attributes = attributes(ensemble);

        assertThat(data(attributes, "nodes_modes")).isEqualTo(new byte[] {0, 4});
        assertThat(data(attributes, "nodes_splits")).isEqualTo(new float[] {0.5f, 7});
        assertThat(data(attributes, "leaf_weights")).isEqualTo(new float[] {20, 30, 10});
        assertThat(attributes).doesNotContainKeys("nodes_hitrates", "nodes_missing_value_tracks_true");
    }

    @Test
    void coversOfTreesWithSeveralNumbersALeafAreThoseOfNodes() {
        TreeEnsemble ensemble = new TreeEnsemble(2, TreeEnsemble.Branch.LT);
        ensemble.add(new Stump(new float[] {1, 2}, new float[] {0, 4}, new float[] {9, 5, 4}));

        assertThat(attributes(ensemble).get("nodes_hitrates")).isEqualTo(new float[] {9, 5, 4});
    }

    @Test
    void coversAreLeftOutWhereOneTreeDoesNotKnowThem() {
        TreeEnsemble ensemble = new TreeEnsemble(2, TreeEnsemble.Branch.LT);
        ensemble.add(leaf(0));
        ensemble.add(new Stump(new float[] {1, 2}, new float[] {0, 4}));

        assertThat(attributes(ensemble)).doesNotContainKey("nodes_hitrates");
    }

    /** Leaves of which there are many are found again, however many there are. */
    @Test
    void leavesAreToldApartByTargetAndNumber() {
        SingleLeaves leaves = new SingleLeaves();
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 1000; i++) {
                assertThat(leaves.of(i % 3, i / 3f)).isEqualTo(i);
            }
        }

        assertThat(leaves.size()).isEqualTo(1000);
        assertThat(leaves.of(0, -0f)).isEqualTo(1000);
    }

    /** Returns a tree whose root leads to nodes 1 and 2, node 1 to 4 and 5; nothing leads to node 3. */
    private static SumTree withRemovedNode() {
        return new SumTree(
                1,
                new int[] {2, 1, GrownTree.LEAF, GrownTree.LEAF, GrownTree.LEAF, GrownTree.LEAF},
                new float[] {0.5f, 1.5f, 20, 99, 30, 40},
                new boolean[] {false, true, false, true, false, false},
                new int[] {1, 4, -1, -1, -1, -1},
                new int[] {2, 5, -1, -1, -1, -1},
                new float[] {9, 5, 4, 0, 3, 2});
    }

    private static SumTree leaf(int target) {
        return new SumTree(
                target,
                new int[] {GrownTree.LEAF},
                new float[] {7},
                new boolean[1],
                new int[1],
                new int[1],
                new float[] {9});
    }

    /** One split of column 3 at 0.5, whose leaves add what is not 0; missing values go left. */
    private record Stump(float[] left, float[] right, float[] covers) implements GrownTree {

        Stump(float[] left, float[] right) {
            this(left, right, new float[] {Float.NaN, Float.NaN, Float.NaN});
        }

        @Override
        public float cover(int node) {
            return covers[node];
        }

        @Override
        public int size() {
            return 3;
        }

        @Override
        public int feature(int node) {
            return node == 0 ? 3 : LEAF;
        }

        @Override
        public double threshold(int node) {
            return 0.5;
        }

        @Override
        public boolean isMissingLeft(int node) {
            return true;
        }

        @Override
        public int left(int node) {
            return 1;
        }

        @Override
        public int right(int node) {
            return 2;
        }

        @Override
        public void leaf(int node, LeafSums sums) {
            float[] values = node == 1 ? left : right;
            for (int target = 0; target < values.length; target++) {
                if (values[target] != 0) {
                    sums.add(target, values[target]);
                }
            }
        }
    }

    private static Object data(Map<String, Object> attributes, String tensor) {
        return ((TensorData) Objects.requireNonNull(attributes.get(tensor))).data();
    }

    private static Map<String, Object> attributes(TreeEnsemble ensemble) {
        GraphBuilder builder = new GraphBuilder("t");
        ensemble.addTo(builder, builder.input("features", ElementType.FLOAT, -1, 4));
        Node node = builder.build().nodes().get(0);
        return node.attributes().stream().collect(Collectors.toMap(Attribute::name, Attribute::value));
    }
}
