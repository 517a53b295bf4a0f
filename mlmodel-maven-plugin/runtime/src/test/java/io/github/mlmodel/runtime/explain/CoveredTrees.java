package io.github.mlmodel.runtime.explain;

import io.github.mlmodel.runtime.graph.Attributes;
import io.github.mlmodel.runtime.graph.OnnxNode;
import io.github.mlmodel.runtime.graph.TensorElement;
import io.github.mlmodel.runtime.operator.BeyondJava;
import io.github.mlmodel.runtime.operator.Site;
import io.github.mlmodel.runtime.operator.tree.TreeReader;
import io.github.mlmodel.runtime.operator.tree.TreeSums;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Random trees whose nodes say how much of the training data reached them. */
public final class CoveredTrees {

    private static final List<String> MODES =
            List.of("BRANCH_LEQ", "BRANCH_LT", "BRANCH_GTE", "BRANCH_GT", "BRANCH_EQ", "BRANCH_NEQ");

    private final Random random;
    private final int features;
    private final int targets;
    private final List<int[]> nodes = new ArrayList<>();
    private final List<Float> thresholds = new ArrayList<>();
    private final List<String> modes = new ArrayList<>();
    private final List<Float> covers = new ArrayList<>();
    private final List<int[]> leaves = new ArrayList<>();
    private final List<Float> weights = new ArrayList<>();

    private CoveredTrees(Random random, int features, int targets) {
        this.random = random;
        this.features = features;
        this.targets = targets;
    }

    /** Returns the attributes of a node {@code TreeEnsembleRegressor}, lists as arrays of primitives. */
    public static Map<String, Object> of(Random random, int features, int targets, int trees, int depth) {
        CoveredTrees all = new CoveredTrees(random, features, targets);
        for (int tree = 0; tree < trees; tree++) {
            all.grow(tree, 0, depth, 1000);
        }
        return all.attributes();
    }

    /** Returns the trees of attributes. */
    public static TreeSums sums(Map<String, Object> attributes) throws BeyondJava {
        OnnxNode node = new OnnxNode(
                "ai.onnx.ml", "TreeEnsembleRegressor", List.of("x"), List.of("y"), new Attributes(attributes));
        return TreeReader.sums(new Site(node, Map.of(0, TensorElement.FLOAT), Map.of()));
    }

    private int grow(int tree, int id, int depth, float cover) {
        boolean leaf = depth == 0 || random.nextInt(8) == 0;
        int at = nodes.size();
        nodes.add(new int[] {tree, id, leaf ? 0 : random.nextInt(features), 0, 0, random.nextInt(2)});
        thresholds.add((float) random.nextInt(3));
        modes.add(leaf ? "LEAF" : MODES.get(random.nextInt(MODES.size())));
        covers.add(cover);
        if (leaf) {
            for (int target = 0; target < targets; target++) {
                if (target == 0 || random.nextBoolean()) {
                    leaves.add(new int[] {tree, id, target});
                    weights.add((float) random.nextGaussian());
                }
            }
            return id;
        }
        float left = random.nextInt(10) == 0 ? 0 : cover * random.nextFloat();
        nodes.get(at)[3] = id + 1;
        int last = grow(tree, id + 1, depth - 1, left);
        nodes.get(at)[4] = last + 1;
        return grow(tree, last + 1, depth - 1, cover - left);
    }

    private Map<String, Object> attributes() {
        return Map.ofEntries(
                Map.entry("n_targets", (long) targets),
                Map.entry("nodes_treeids", ints(nodes, 0)),
                Map.entry("nodes_nodeids", ints(nodes, 1)),
                Map.entry("nodes_featureids", ints(nodes, 2)),
                Map.entry("nodes_truenodeids", ints(nodes, 3)),
                Map.entry("nodes_falsenodeids", ints(nodes, 4)),
                Map.entry("nodes_missing_value_tracks_true", ints(nodes, 5)),
                Map.entry("nodes_values", floats(thresholds)),
                Map.entry("nodes_modes", modes.toArray(String[]::new)),
                Map.entry("nodes_hitrates", floats(covers)),
                Map.entry("target_treeids", ints(leaves, 0)),
                Map.entry("target_nodeids", ints(leaves, 1)),
                Map.entry("target_ids", ints(leaves, 2)),
                Map.entry("target_weights", floats(weights)));
    }

    private static int[] ints(List<int[]> of, int place) {
        return of.stream().mapToInt(one -> one[place]).toArray();
    }

    private static float[] floats(List<Float> numbers) {
        float[] array = new float[numbers.size()];
        IntStream.range(0, array.length).forEach(i -> array[i] = numbers.get(i));
        return array;
    }
}
